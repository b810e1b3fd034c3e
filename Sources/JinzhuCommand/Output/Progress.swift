/// A counter on a terminal, for batches that take a while.
struct Progress {
  private let total: Int
  private let isShown: Bool
  private static let step = 1_000

  /// Shown only where somebody is watching and there is something to watch.
  init(total: Int) {
    self.total = total
    isShown = total >= 2 * Self.step && System.Stream.error.isTerminal
  }

  func advance(to count: Int) {
    guard isShown, count % Self.step == 0 else { return }
    try? System.write("\r\(count) / \(total)", to: .error)
  }

  /// Wipes the counter away.
  func finish() {
    guard isShown else { return }
    try? System.write("\r\u{1B}[K", to: .error)
  }
}
