/// A guarantee as one of its events left it: an object, since it is large, never changes, and is
/// handed from hand to hand.
public final class GuaranteeRecord: Sendable {
  /// The state it was left in; where the issue was reversed, the state that ended then.
  public let guarantee: Guarantee
  /// The event, or reversal, that left it so.
  public let event: Int64
  /// The latest event of the guarantee that stands; 0 when its issue was reversed.
  public let live: Int64
  /// The live event before that one; 0 before the issue.
  public let before: Int64
  /// The day this state holds from.
  public let day: Day

  /// Creates it from its parts; nothing is checked.
  public init(guarantee: Guarantee, event: Int64, live: Int64, before: Int64, day: Day) {
    (self.guarantee, self.event, self.live) = (guarantee, event, live)
    (self.before, self.day) = (before, day)
  }
}
