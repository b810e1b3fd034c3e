internal import Dispatch
internal import Synchronization

/// Work on a thread of its own. What it uses is its alone, until it has been waited for.
final class Aside {
  private struct Work: @unchecked Sendable { let body: () throws -> Void }
  private final class Outcome: Sendable { let fault = Mutex<(any Error)?>(nil) }

  private let outcome: Outcome
  private let group = DispatchGroup()

  init(_ body: @escaping () throws -> Void) {
    let (work, outcome) = (Work(body: body), Outcome())
    self.outcome = outcome
    DispatchQueue(label: "aside").async(group: group) {
      do { try work.body() } catch { outcome.fault.withLock { $0 = error } }
    }
  }

  /// Waits until it is done.
  ///
  /// - Throws: what went wrong in it, each time.
  func wait() throws {
    group.wait()
    if let fault = outcome.fault.withLock({ $0 }) { throw fault }
  }
}
