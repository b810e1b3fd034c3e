/// A counter on a terminal, for batches that take a while.
struct Progress {
  private let total: Int
  private let isShown: Bool
  private let step: Int

  /// Shown only where somebody is watching and there is something to watch.
  init(total: Int, step: Int = 1_000) {
    (self.total, self.step) = (total, step)
    isShown = total >= 2 * step && System.Stream.error.isTerminal
  }

  func advance(to count: Int) {
    guard isShown, count % step == 0 else { return }
    try? System.write("\r\(count) / \(total)", to: .error)
  }

  /// Wipes the counter away.
  func finish() {
    guard isShown else { return }
    try? System.write("\r\u{1B}[K", to: .error)
  }
}
