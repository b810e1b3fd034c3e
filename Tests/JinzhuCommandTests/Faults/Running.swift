import Foundation

/// How many cases of a family are tried: few in the ordinary tests, as many as asked for by hand.
enum Campaign {
  static func count(_ name: String, else few: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap(Int.init) ?? few
  }
}

/// A run of the command that goes on while the test does something else, such as killing it.
final class Running {
  let process = Process()
  private let files: TemporaryFolder
  /// Where output and words go that may not go to files, since their size is limited.
  private var pipes: [Pipe] = []
  /// Where the test may write what the command reads, while it is open.
  let input: Pipe?

  /// - Parameter limit: the largest file that the command may write, in blocks of 512 bytes.
  init(
    _ program: Program, _ arguments: [String], lang: String = "en", hasInput: Bool = false,
    limit: Int? = nil
  ) throws {
    files = try TemporaryFolder()
    input = hasInput ? Pipe() : nil
    process.executableURL = Program.executable
    process.arguments = arguments
    if let limit {
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      let script = #"ulimit -f "$0"; exec "$@""#
      process.arguments = ["-c", script, String(limit), Program.executable.path] + arguments
    }
    process.currentDirectoryURL = program.folder
    process.environment = [
      "JINZHU_NOW": Program.now, "JINZHU_USER": "tester",
      "LC_ALL": lang == "zh" ? "zh_CN.UTF-8" : "C",
    ]
    for name in ["output", "words"] { try Data().write(to: files.file(name)) }
    if limit == nil {
      process.standardOutput = try FileHandle(forWritingTo: files.file("output"))
      process.standardError = try FileHandle(forWritingTo: files.file("words"))
    } else {
      pipes = [Pipe(), Pipe()]
      (process.standardOutput, process.standardError) = (pipes[0], pipes[1])
    }
    process.standardInput = input ?? FileHandle.nullDevice
    // A shell starts what runs in the background deaf to Ctrl-C, and that is passed on.
    for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
    try process.run()
  }

  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Waits for something to be so, at most until the command has ended.
  func wait(until isSo: () throws -> Bool) rethrows {
    while process.isRunning, try !isSo() { usleep(200) }
  }

  /// Waits for the end; the status is 128 and the signal's number where one ended it. A command that
  /// hangs is killed, so that a test fails instead of hanging too.
  func end() throws -> Outcome {
    let patience = DispatchWorkItem { [process] in
      if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }
    DispatchQueue.global().asyncAfter(deadline: .now() + 180, execute: patience)
    defer { patience.cancel() }
    // Words are few: they wait in their pipe while the output is read.
    for (name, pipe) in zip(["output", "words"], pipes) {
      try pipe.fileHandleForReading.readDataToEndOfFile().write(to: files.file(name))
    }
    process.waitUntilExit()
    let bySignal = process.terminationReason == .uncaughtSignal
    return Outcome(
      status: process.terminationStatus + (bySignal ? 128 : 0),
      output: String(decoding: try Data(contentsOf: files.file("output")), as: UTF8.self),
      words: String(decoding: try Data(contentsOf: files.file("words")), as: UTF8.self))
  }
}

extension Program {
  /// The names of the files in its folder.
  func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
  }

  /// So many payments of a fen, marked by a memo.
  static func payments(_ count: Int, memo: String) -> String {
    (1...count).map {
      """
      {"kind":"capital.pay","date":"2019-01-02","member":"M0\($0 % 3 + 1)","amount":"0.01",\
      "memo":"\(memo)"}

      """
    }.joined()
  }
}
