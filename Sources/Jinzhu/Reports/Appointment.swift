/// A day with something to do, for a calendar.
public struct Appointment: Hashable, Sendable {
  /// What stays the same when the report is made again, so that a calendar keeps one entry of it.
  public var id: String
  /// The day, as a whole.
  public var day: Day
  /// What is to be done, in a line.
  public var summary: Words
  /// What else there is to know.
  public var details: Words

  /// An appointment with everything that a calendar shows.
  public init(id: String, day: Day, summary: Words, details: Words) {
    (self.id, self.day, self.summary, self.details) = (id, day, summary, details)
  }
}
