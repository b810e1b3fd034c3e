internal import CFuzzer
internal import FuzzTargets

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// `Fuzz TARGET [options and corpus folders of libFuzzer]`.
@main
enum Main {
  /// The parser that this run is about.
  nonisolated(unsafe) private static var target = FuzzTarget.money

  /// What libFuzzer starts by itself, to reduce a corpus, is not told the parser otherwise.
  private static let variable = "JINZHU_FUZZ_TARGET"

  static func main() {
    if let inherited = getenv(variable).flatMap({ FuzzTarget(rawValue: String(cString: $0)) }) {
      target = inherited
      return run(CommandLine.argc, CommandLine.unsafeArgv)
    }
    guard CommandLine.arguments.count > 1,
      let named = FuzzTarget(rawValue: CommandLine.arguments[1])
    else {
      let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: " ")
      return print("usage: Fuzz TARGET [libFuzzer's options] [folders]; targets: \(names)")
    }
    target = named
    setenv(variable, named.rawValue, 1)
    let arguments = CommandLine.unsafeArgv
    // libFuzzer sees its own name, then what comes after the target's.
    arguments[1] = arguments[0]
    run(CommandLine.argc - 1, arguments + 1)
  }

  private static func run(
    _ count: Int32, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  ) {
    var count = count
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
