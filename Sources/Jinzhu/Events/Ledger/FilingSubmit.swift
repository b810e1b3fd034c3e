/// Forms are filed with the supervisor (报送监管报表): their figures and the very bytes stay in the book.
///
/// Nothing is booked. A later filing of the same period supersedes it; both stay.
struct FilingSubmit: EventBody {
  static let title = Words("报送监管报表", "file the supervisor's forms")
  static let fields: [Field] = [
    .required("period", .period, Words("报表期间", "the period of the forms"), "2018Q4"),
    .required(
      "format", .oneOf(FiledFormat.self, \.words), Words("报送文件的格式", "the format of what was filed"),
      "xlsx"),
    .required(
      "sha256", .text, Words("报送文件的 SHA-256（十六进制）", "SHA-256 of what was filed, in hexadecimal"),
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"),
    .required(
      "file", .longText, Words("报送文件的全部字节（base64）", "what was filed, byte for byte, in base64"),
      "aGVsbG8="),
    .required(
      "figures", .longText,
      Words("报送的数字：表、行次、栏次（JSON）", "the figures by form, row and column, as JSON"),
      #"{"income":{"18":{"A":"15600.00"}}}"#),
  ]

  init(_ fields: Fields) throws {
    _ = try Filed(fields, event: 0)
  }

  func book(into draft: inout Draft) throws {
    let last = try draft.submission.fields.period().last
    guard last <= draft.day else {
      throw Refusal.filedEarly(
        try draft.submission.fields.period().description, ends: last, on: draft.day)
    }
  }
}

/// A format that forms are filed in.
public enum FiledFormat: String, CaseIterable, Sendable {
  case text, csv, json, html, xlsx, pdf

  var words: Words {
    switch self {
    case .text: Words("文本", "text")
    case .csv: Words("CSV", "CSV")
    case .json: Words("JSON", "JSON")
    case .html: Words("网页", "HTML")
    case .xlsx: Words("电子表格", "spreadsheet")
    case .pdf: Words("PDF", "PDF")
    }
  }
}

/// What was filed, as an event keeps it.
public struct Filed: Sendable {
  /// The event.
  public let event: Int64
  /// The figures, with their period.
  public let forms: FiledForms
  /// The format of the bytes.
  public let format: FiledFormat
  /// The bytes.
  public let bytes: [UInt8]
  /// Their SHA-256 as the event gives it, 64 hexadecimal digits.
  public let digest: String

  /// What an event of this kind keeps, or would keep.
  public init(_ submission: Submission, event: Int64) throws {
    try self.init(submission.fields, event: event)
  }

  init(_ fields: Fields, event: Int64) throws {
    self.event = event
    let (figures, file) = (try fields.text("figures"), try fields.text("file"))
    forms = try FiledForms(fields, event: event)
    format = try fields.choice("format", FiledFormat.self)
    let room = Room(file: file, figures: figures)
    guard room.isEnough else { throw Refusal.filedTooLong(room.taken, limit: Room.limit) }
    guard let bytes = Base64.bytes(of: file), !bytes.isEmpty else { throw Refusal.filedBytes }
    self.bytes = bytes
    digest = try fields.text("sha256")
    guard digest.utf8.count == 64,
      digest.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
    else { throw Refusal.filedDigest }
  }

  /// The fields of the event that keeps forms and their bytes.
  public static func fields(
    _ forms: FiledForms, _ format: FiledFormat, _ bytes: [UInt8], digest: String
  ) -> [(name: String, tree: Tree)] {
    [
      ("period", .text(forms.period.description)), ("format", .text(format.rawValue)),
      ("sha256", .text(digest)), ("file", .text(Base64.text(of: bytes))),
      ("figures", .text(JSONWriter.text(forms.tree, sortingKeys: true))),
    ]
  }
}

extension Filed {
  /// The room that a filing takes in its event, in bytes of a line of JSON Lines.
  public struct Room: Sendable {
    /// What was filed, in base64.
    public let file: Int
    /// Its figures, their quotes escaped.
    public let figures: Int
    /// Both.
    public var taken: Int { file + figures }
    /// Whether an event holds both.
    public var isEnough: Bool { taken <= Self.limit }

    /// The most that an event holds: with the other fields it fits into a line, whose limit is 1 MiB.
    public static let limit = 1_000_000

    /// What these fields take.
    init(file: String, figures: String) {
      self.file = file.utf8.count
      self.figures = figures.utf8.count + figures.utf8.count { $0 == UInt8(ascii: "\"") }
    }

    /// What the event of a filing would take.
    public init(_ fields: [(name: String, tree: Tree)]) {
      func text(_ name: String) -> String {
        fields.first { $0.name == name }?.tree.text ?? ""
      }
      self.init(file: text("file"), figures: text("figures"))
    }
  }
}

/// A filing as a list has it: its figures are not read, nor its bytes decoded.
public struct ListedFiling: Sendable {
  /// The event that keeps it.
  public let event: Event
  /// Its period.
  public let period: Period
  /// The format of its bytes.
  public let format: FiledFormat
  /// How many bytes it has.
  public let length: Int
  /// Their SHA-256, 64 hexadecimal digits.
  public let digest: String
  /// The event that took it back, if any.
  public let reversal: Int64?

  /// What a list says of a filing.
  public init(_ event: Event, reversal: Int64?) throws {
    let fields = event.submission.fields
    (self.event, self.reversal) = (event, reversal)
    period = try fields.period()
    format = try fields.choice("format", FiledFormat.self)
    length = Base64.length(of: try fields.text("file"))
    digest = try fields.text("sha256")
  }

  /// Its figures.
  public func forms() throws -> FiledForms {
    try FiledForms(event.submission.fields, event: event.number)
  }

  /// All of it.
  public func filed() throws -> Filed { try Filed(event.submission, event: event.number) }
}

extension FiledForms {
  fileprivate init(_ fields: Fields, event: Int64) throws {
    let figures = Array(try fields.text("figures").utf8)
    let tree = try? JSONReader.read(figures, strings: .textOnly)
    try self.init(tree ?? .null, event: event, period: fields.period())
  }
}
