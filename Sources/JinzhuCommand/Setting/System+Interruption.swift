internal import Jinzhu

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Somebody wants the program to stop: Ctrl-C, or a request to end.
struct Interruption: Error {
  /// The signal that told so.
  let signal: Int32

  /// What became of the events.
  var words: Words {
    Words("已中断：一项未记，账簿未变动", "interrupted: nothing was recorded; the book is as it was")
  }
}

extension System {
  /// The signal that was caught, 0 for none. All that a signal's handler may touch is a place in
  /// memory that was there before.
  nonisolated(unsafe) private static let caught: UnsafeMutablePointer<sig_atomic_t> = {
    let place = UnsafeMutablePointer<sig_atomic_t>.allocate(capacity: 1)
    place.initialize(to: 0)
    return place
  }()

  /// From now on a first Ctrl-C is noted, to be heeded between two events, so that the batch is let
  /// go as a whole and the user is told so. A second one ends the program at once.
  static func watchForInterruption() {
    caught.pointee = 0
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM] where !isIgnored(number) {
      sigaddset(&signals, number)
      // Without SA_RESTART: waiting for input ends, instead of going on.
      var action = sigaction()
      let note: @convention(c) (Int32) -> Void = { number in
        System.caught.pointee = number
        signal(number, SIG_DFL)
      }
      #if canImport(Glibc)
        action.__sigaction_handler.sa_handler = note
      #elseif canImport(Darwin)
        action.__sigaction_u.__sa_handler = note
      #endif
      sigaction(number, &action, nil)
    }
    // Whoever started the program from a thread that blocks signals blocked them for it too.
    sigprocmask(SIG_UNBLOCK, &signals, nil)
  }

  /// A program started in the background is not meant to hear of Ctrl-C at all.
  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return false }
    #if canImport(Glibc)
      let handler = action.__sigaction_handler.sa_handler
    #elseif canImport(Darwin)
      let handler = action.__sigaction_u.__sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  static func throwIfInterrupted() throws(Interruption) {
    guard caught.pointee == 0 else { throw Interruption(signal: caught.pointee) }
  }

  /// Ends the program by the signal it was interrupted with, so that a script that runs it stops too.
  static func end(by interruption: Interruption) -> Never {
    signal(interruption.signal, SIG_DFL)
    raise(interruption.signal)
    exit(128 + interruption.signal)
  }
}
