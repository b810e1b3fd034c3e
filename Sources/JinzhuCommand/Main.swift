internal import ArgumentParser
internal import Jinzhu

/// The program: parses, runs, and turns whatever is thrown into words and an exit status.
@main
enum Main {
  static func main() {
    System.letWritesFail()
    do {
      if let page = try KindHelp.asked(in: CommandLine.arguments) { return try put(page) }
      try Root.requireKnownCommand(in: CommandLine.arguments)
      var command = try Root.parseAsRoot()
      try command.run()
    } catch {
      let status = end(with: error)
      if let interruption = error as? Interruption { System.end(by: interruption) }
      System.exit(status)
    }
  }

  /// Says what happened; returns the exit status.
  private static func end(with error: any Error) -> Int32 {
    // Help, the version and completions reach us as errors of status 0.
    let isParsers = Root.exitCode(for: error) != .failure
    guard isParsers else {
      let failure = Failure(error)
      try? System.write(failure.text, to: .error)
      return failure.status.rawValue
    }
    let text = ParserWords.translated(Root.fullMessage(for: error), to: Setting.language)
    if Root.exitCode(for: error) == .success {
      do { try put(text + "\n") } catch { return end(with: error) }
      return 0
    }
    guard Setting.wantsJSON else {
      tell(text)
      return Failure.Status.misuse.rawValue
    }
    let message = ParserWords.translated(Root.message(for: error), to: Setting.language)
    let failure = Failure(.misuse, Words(message, message))
    try? System.write(failure.text, to: .error)
    return failure.status.rawValue
  }
}
