internal import Jinzhu

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension System {
  /// A line that somebody types on the terminal, without its end; `nil` where he ends the input.
  ///
  /// libedit edits it, remembers the lines before it and completes words with Tab; where that is not
  /// installed, the line is read as it comes.
  static func line(_ prompt: String, completing words: [String] = []) throws -> String? {
    Editing.words = words
    guard let editing = Editing.ready else { return try plainLine(prompt) }
    guard let typed = editing.readLine(prompt) else {
      try write("\n", to: .error)
      return nil
    }
    defer { free(typed) }
    if typed.pointee != 0 { _ = editing.addHistory(typed) }
    return String(cString: typed)
  }

  private static func plainLine(_ prompt: String) throws -> String? {
    try write(prompt, to: .error)
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while true {
      let count = read(Stream.input.rawValue, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count == 1 else { return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self) }
      if byte == UInt8(ascii: "\n") { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(byte)
    }
  }

  /// A program that ends while a line is edited leaves the terminal as it found it.
  static func keepTerminal() {
    guard tcgetattr(Stream.input.rawValue, kept) == 0 else { return }
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      sigaddset(&signals, number)
      _ = signal(number) { number in
        tcsetattr(0, TCSANOW, System.kept)
        signal(number, SIG_DFL)
        raise(number)
      }
    }
    // Whoever started the program from a thread that blocks signals blocked them for it too.
    sigprocmask(SIG_UNBLOCK, &signals, nil)
  }

  /// What a signal's handler may touch is memory that was there before.
  nonisolated(unsafe) private static let kept: UnsafeMutablePointer<termios> = {
    let place = UnsafeMutablePointer<termios>.allocate(capacity: 1)
    place.initialize(to: termios())
    return place
  }()
}

/// The functions of libedit that are used, once it is open.
private struct Editing {
  typealias Text = UnsafeMutablePointer<CChar>
  typealias Generate = @convention(c) (UnsafePointer<CChar>?, Int32) -> Text?
  typealias Attempt =
    @convention(c) (UnsafePointer<CChar>?, Int32, Int32) -> UnsafeMutablePointer<Text?>?

  let readLine: @convention(c) (UnsafePointer<CChar>?) -> Text?
  let addHistory: @convention(c) (UnsafePointer<CChar>?) -> Int32
  let matches: @convention(c) (UnsafePointer<CChar>?, Generate) -> UnsafeMutablePointer<Text?>?
  /// Set so that names of files are not offered where no word fits.
  let isOver: UnsafeMutablePointer<Int32>

  /// What the word being typed may become.
  nonisolated(unsafe) static var words: [String] = []
  /// How many of them the present completion has gone through.
  nonisolated(unsafe) private static var place = 0

  nonisolated(unsafe) static let ready = Editing()

  private init?() {
    let names = ["libedit.so.2", "libedit.so.0", "libedit.3.dylib", "libedit.so"]
    guard let library = names.lazy.compactMap({ dlopen($0, RTLD_NOW | RTLD_LOCAL) }).first,
      let readLine = dlsym(library, "readline"), let history = dlsym(library, "add_history"),
      let matches = dlsym(library, "rl_completion_matches"),
      let over = dlsym(library, "rl_attempted_completion_over"),
      let attempt = dlsym(library, "rl_attempted_completion_function")
    else { return nil }
    self.readLine = unsafeBitCast(
      readLine, to: (@convention(c) (UnsafePointer<CChar>?) -> Text?).self)
    addHistory = unsafeBitCast(
      history, to: (@convention(c) (UnsafePointer<CChar>?) -> Int32).self)
    self.matches = unsafeBitCast(
      matches,
      to: (@convention(c) (UnsafePointer<CChar>?, Generate) -> UnsafeMutablePointer<Text?>?).self)
    isOver = over.assumingMemoryBound(to: Int32.self)
    Self.useUnicode()
    // Prompts are words for people: standard output is for data.
    if let stream = dlsym(library, "rl_outstream"), let error = dlsym(nil, "stderr") {
      stream.assumingMemoryBound(to: OpaquePointer?.self).pointee =
        error.assumingMemoryBound(to: OpaquePointer?.self).pointee
    }
    attempt.assumingMemoryBound(to: Attempt?.self).pointee = { text, _, _ in
      guard let editing = Editing.ready else { return nil }
      editing.isOver.pointee = 1
      return editing.matches(text) { text, state in
        if state == 0 { Editing.place = 0 }
        let start = text.map { String(cString: $0) } ?? ""
        while Editing.place < Editing.words.count {
          let word = Editing.words[Editing.place]
          Editing.place += 1
          if word.hasPrefix(start) { return strdup(word) }
        }
        return nil
      }
    }
  }

  /// The locale tells libedit how wide what is typed is, and where its characters end.
  private static func useUnicode() {
    setlocale(LC_CTYPE, "")
    guard let code = nl_langinfo(Int32(CODESET)), String(cString: code) != "UTF-8" else { return }
    setlocale(LC_CTYPE, "C.UTF-8")
  }
}
