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
  case html
  case xlsx
  case pdf
  case ics

  /// The format that the name of a file asks for; `nil` where it asks for none.
  public init?(file name: String) {
    guard let dot = name.lastIndex(of: "."), !name[dot...].contains("/") else { return nil }
    switch name[dot...].dropFirst().lowercased() {
    case "txt": self = .text
    case "csv": self = .csv
    case "json": self = .json
    case "html", "htm": self = .html
    case "xlsx": self = .xlsx
    case "pdf": self = .pdf
    case "ics": self = .ics
    default: return nil
    }
  }

  /// Whether its bytes are no text, so that no terminal should see them.
  public var isBinary: Bool { self == .xlsx || self == .pdf }

  /// Whether it is read by people, and not by programs alone.
  public var isForPeople: Bool {
    switch self {
    case .text, .html, .xlsx, .pdf: true
    case .csv, .json, .ics: false
    }
  }

  /// Makes sure that what the format needs is there. Throws `WritingError`.
  public func prepare() throws {
    switch self {
    case .text, .csv, .json, .html, .ics: break
    case .xlsx: try Workbook.prepare()
    case .pdf: try Typesetter.prepare()
    }
  }

  /// A document in this format, in a style as far as the format has one. Throws `WritingError`.
  public func bytes(of document: Document, style: Style) throws -> [UInt8] {
    switch self {
    case .text: Array(TextFormat(style: style).text(of: document).utf8)
    case .csv: Array(CSVFormat().text(of: document).utf8)
    case .json: Array(JSONFormat(language: style.language).text(of: document).utf8)
    case .html: Array(HTMLFormat(style: style).text(of: document).utf8)
    case .xlsx: try XLSXFormat(style: style).bytes(of: document)
    case .pdf: try PDFFormat(style: style).bytes(of: document)
    case .ics: try CalendarFormat(language: style.language).bytes(of: document)
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
