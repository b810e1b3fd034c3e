public import Jinzhu

/// A way to write a document down.
public protocol Format: Sendable {
  func write(_ document: Document, to output: inout some TextOutputStream)
}

extension Format {
  /// The whole document as one text.
  public func text(of document: Document) -> String {
    var text = ""
    write(document, to: &text)
    return text
  }
}

/// The formats by their names on the command line.
public enum OutputFormat: String, CaseIterable, Sendable {
  case text
  case csv
  case json

  /// The format that writes in a style, as far as it has one.
  public func format(style: Style) -> any Format {
    switch self {
    case .text: TextFormat(style: style)
    case .csv: CSVFormat()
    case .json: JSONFormat(language: style.language)
    }
  }
}

/// What a reader may choose about a printed report.
public struct Style: Hashable, Sendable {
  /// The unit in which a printed report gives amounts.
  public enum Unit: String, CaseIterable, Sendable {
    case yuan
    case wan
  }

  /// The language of labels and notes.
  public var language: Language
  /// The unit of amounts, in printed reports only.
  public var unit: Unit
  /// Whether the output is a terminal that may be sent escape sequences.
  public var colour: Bool

  /// A style; Chinese, in yuan and without colour unless told otherwise.
  public init(language: Language = .zh, unit: Unit = .yuan, colour: Bool = false) {
    (self.language, self.unit, self.colour) = (language, unit, colour)
  }
}
