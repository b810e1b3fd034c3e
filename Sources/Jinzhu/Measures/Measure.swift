/// A figure of the fund on a day: its name in machine output, its formula, how it is worked out
/// (domain §7).
public struct Measure: Sendable {
  /// The name in machine output.
  public let name: String
  /// What it is called.
  public let label: Words
  /// The formula, or the rule behind it, in one line.
  public let basis: Words
  private let value: @Sendable (Standing) throws -> Figure.Value

  init(
    _ name: String, _ label: Words, basis: Words,
    _ cell: @escaping @Sendable (Standing) throws -> Cell
  ) {
    (self.name, self.label, self.basis) = (name, label, basis)
    value = { .cell(try cell($0)) }
  }

  init(
    _ name: String, _ label: Words, basis: Words,
    parts: @escaping @Sendable (Standing) throws -> [Figure.Part]
  ) {
    (self.name, self.label, self.basis) = (name, label, basis)
    value = { .breakdown(try parts($0)) }
  }

  /// The measure of a standing; `none` where there is nothing to divide by.
  public func figure(of standing: Standing) throws -> Figure {
    var figure =
      switch try value(standing) {
      case .cell(let cell): Figure(name, label, cell, basis: basis)
      case .breakdown(let parts): Figure(name, label, parts: parts, basis: basis)
      }
    figure.sources = try sources(in: standing)
    return figure
  }

  /// Every measure, in the order of the report that prints them all.
  public static let all: [Measure] =
    size + leverage + concentration + quality + rates + capital
    + founding
}

extension Standing {
  /// Some measures, in order.
  public func figures(_ measures: [Measure]) throws -> [Figure] {
    try measures.map { try $0.figure(of: self) }
  }
}

extension Cell {
  /// A quotient; `none` where there was nothing to divide by.
  static func quotient(_ ratio: Ratio?) -> Cell { ratio.map(Cell.ratio) ?? .none }

  /// So many times; `none` where there was nothing to divide by.
  static func times(_ ratio: Ratio?) -> Cell { ratio.map(Cell.multiple) ?? .none }
}
