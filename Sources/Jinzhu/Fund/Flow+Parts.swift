extension Flow {
  /// One amount or count of a flow, by the name it is kept under.
  public struct Part: Sendable {
    /// As the property is called, and as a book's rows name it.
    public let name: String
    private let path: Path

    private enum Path: Sendable {
      case amount(any WritableKeyPath<Flow, Money> & Sendable)
      case count(any WritableKeyPath<Flow, Int64> & Sendable)
    }

    private init(_ name: String, _ path: Path) { (self.name, self.path) = (name, path) }

    static func amount(_ name: String, _ path: any WritableKeyPath<Flow, Money> & Sendable) -> Part
    {
      Part(name, .amount(path))
    }

    static func count(_ name: String, _ path: any WritableKeyPath<Flow, Int64> & Sendable) -> Part {
      Part(name, .count(path))
    }

    /// Fen of an amount, or a count.
    public func value(in flow: Flow) -> Int64 {
      switch path {
      case .amount(let path): flow[keyPath: path].fen
      case .count(let path): flow[keyPath: path]
      }
    }

    /// Sets fen of an amount, or a count.
    public func set(_ value: Int64, in flow: inout Flow) {
      switch path {
      case .amount(let path): flow[keyPath: path] = Money(fen: value)
      case .count(let path): flow[keyPath: path] = value
      }
    }
  }

  /// Every part, in the order of the declaration.
  public static let parts: [Part] = [
    .amount("issued", \.issued), .amount("issuedShare", \.issuedShare),
    .amount("repaid", \.repaid), .amount("repaidShare", \.repaidShare),
    .amount("released", \.released), .amount("releasedShare", \.releasedShare),
    .amount("compensated", \.compensated), .amount("compensatedShare", \.compensatedShare),
    .amount("interest", \.interest), .amount("interestShare", \.interestShare),
    .amount("costs", \.costs), .amount("recovered", \.recovered),
    .amount("writtenOff", \.writtenOff), .amount("restored", \.restored),
    .count("issuedCount", \.issuedCount), .count("compensatedCount", \.compensatedCount),
    .count("writtenOffCount", \.writtenOffCount), .count("endedByRepayment", \.endedByRepayment),
    .count("endedByRelease", \.endedByRelease),
    .count("endedByCompensation", \.endedByCompensation),
  ]
}

extension Flow {
  /// Adds another flow. Throws `ValueError.overflow`.
  mutating func add(_ other: Flow) throws {
    try issued += other.issued
    try issuedShare += other.issuedShare
    try repaid += other.repaid
    try repaidShare += other.repaidShare
    try released += other.released
    try releasedShare += other.releasedShare
    try compensated += other.compensated
    try compensatedShare += other.compensatedShare
    try interest += other.interest
    try interestShare += other.interestShare
    try costs += other.costs
    try recovered += other.recovered
    try writtenOff += other.writtenOff
    try restored += other.restored
    issuedCount += other.issuedCount
    compensatedCount += other.compensatedCount
    writtenOffCount += other.writtenOffCount
    endedByRepayment += other.endedByRepayment
    endedByRelease += other.endedByRelease
    endedByCompensation += other.endedByCompensation
  }
}
