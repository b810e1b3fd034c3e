/// When a charter is in force.
public struct AdoptedCharter: Hashable, Sendable {
  /// The number of the event that adopted it.
  public var event: Int64
  /// The first day it governs; the first charter governs the days before as well.
  public var from: Day
  /// The day from which a reversal took it back; `nil` while it stands.
  public var undone: Day?

  /// Creates it from its parts; nothing is checked.
  public init(event: Int64, from: Day, undone: Day? = nil) {
    (self.event, self.from, self.undone) = (event, from, undone)
  }
}
