internal import CFuzzer
internal import FuzzTargets

/// `Fuzz TARGET [options and corpus folders of libFuzzer]`.
@main
enum Main {
  /// The parser that this run is about.
  nonisolated(unsafe) private static var target = FuzzTarget.money

  static func main() {
    guard CommandLine.arguments.count > 1,
      let named = FuzzTarget(rawValue: CommandLine.arguments[1])
    else {
      let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: " ")
      return print("usage: Fuzz TARGET [libFuzzer's options] [folders]; targets: \(names)")
    }
    target = named
    var arguments = UnsafeMutablePointer(CommandLine.unsafeArgv)
    // libFuzzer sees its own name, then what comes after the target's.
    arguments[1] = arguments[0]
    arguments += 1
    var count = CommandLine.argc - 1
    var start: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = arguments
    _ = LLVMFuzzerRunDriver(&count, &start) { data, size in
      let bytes = Array(UnsafeBufferPointer(start: data, count: size))
      if let finding = Main.target.finding(in: bytes) {
        print("\(Main.target): \(finding)")
        abort_fuzzing()
      }
      return 0
    }
  }
}
