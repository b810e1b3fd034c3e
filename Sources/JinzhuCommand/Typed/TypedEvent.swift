internal import Jinzhu
internal import JinzhuFormats

/// An event as typed: `guarantee.issue --date 2018-02-01 --guarantee D2018-001 …`.
struct TypedEvent {
  let kind: EventKind
  private(set) var fields: [(name: String, tree: Tree)]
  private var problems: [Failure.Item] = []
  private var postings: [Tree] = []
  private let known: [Field]

  /// Sorts out what was typed after the kind; only some of its fields where the others are known.
  /// - Throws: `Failure` with everything that is no field of the kind.
  init(_ kind: EventKind, _ words: [String], isPartial: Bool = false) throws {
    self.kind = kind
    known = Field.common + kind.body.fields
    fields = [("kind", .text(kind.rawValue))]
    var rest = words[...]
    while let word = rest.popFirst() {
      guard word.hasPrefix("--"), word.utf8.count > 2 else {
        problem(
          nil,
          Words(
            "多余的“\(word)”；请写成 --字段 值，含空格的值加引号",
            "`\(word)` stands alone; write --FIELD VALUE, and quote a value with blanks"))
        continue
      }
      let parts = word.dropFirst(2).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      take(String(parts[0]), parts.count == 2 ? String(parts[1]) : nil, &rest)
    }
    if !postings.isEmpty { fields.append(("lines", .list(postings))) }
    if !isPartial { findMissing() }
    if !problems.isEmpty { throw Failure(.misuse, items: problems) }
  }

  private mutating func take(_ typed: String, _ joined: String?, _ rest: inout ArraySlice<String>) {
    let isLine = kind.hasLines && (typed == "debit" || typed == "credit")
    guard isLine || field(named: typed) != nil else {
      if joined == nil, rest.first?.hasPrefix("--") == false { rest.removeFirst() }
      let names = known.map(\.name) + Self.ownOptions
      let hint = NearMiss.to(typed, among: names)
      return problem(
        "--" + typed,
        Words(
          "“\(kind.rawValue)”没有这个字段"
            + (hint.map { "；是不是 --\($0)？" } ?? "；请用 record --help \(kind.rawValue) 查看字段"),
          "`\(kind.rawValue)` has no such field"
            + (hint.map { "; did you mean --\($0)?" }
              ?? "; `jinzhu record --help \(kind.rawValue)` lists them")))
    }
    let field = field(named: typed)
    var value = joined
    if value == nil, let next = rest.first, !next.hasPrefix("--") {
      value = next
      rest.removeFirst()
    }
    if value == nil, case .flag = field?.type { value = "yes" }
    guard let value else {
      return problem("--" + typed, Words("缺少值；请补上", "has no value; give one"))
    }
    if isLine { return take(line: value, side: typed) }
    let name = field?.name ?? typed
    guard !fields.contains(where: { $0.name == name }) else {
      return problem("--" + typed, Words("给了两次；请只给一次", "is given twice; give it once"))
    }
    fields.append((name, tree(of: value, field)))
  }

  /// A text, except that a voucher's lines may be given as JSON, and a charter as a file.
  private mutating func tree(of value: String, _ field: Field?) -> Tree {
    switch field?.type {
    case .lines, .records:
      do throws(JSONError) {
        return try JSONReader.read(Array(value.utf8), strings: .textOnly)
      } catch {
        problem(
          "--" + (field?.name ?? ""),
          Words("应是 JSON：\(error.words.zh)", "must be JSON: \(error.words.en)"))
        return .null
      }
    case .charter:
      do { return try Charter(file: value).tree } catch {
        problems += Failure(error).items
        return .null
      }
    case .party, .guarantee, .money, .balance, .rate, .day, .period, .text, .longText, .choice,
      .flag, .count, .parties, .event, .account, nil:
      return .text(value)
    }
  }

  /// A voucher's line: `ACCOUNT=AMOUNT`, or `ACCOUNT@BANK=AMOUNT` for money at a bank.
  private mutating func take(line value: String, side: String) {
    guard let cut = value.lastIndex(of: "="), cut != value.startIndex else {
      return problem(
        "--" + side,
        Words(
          "“\(value)”应写成 科目=金额，如 cash=100.00 或 cash@B01=100.00",
          "`\(value)` must be ACCOUNT=AMOUNT, as cash=100.00 or cash@B01=100.00"))
    }
    let account = value[..<cut].split(
      separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    var entries: [Tree.Entry] = [.init("account", .text(String(account[0])))]
    if account.count == 2 { entries.append(.init("bank", .text(String(account[1])))) }
    entries.append(.init(side, .text(String(value[value.index(after: cut)...]))))
    postings.append(.record(entries))
  }

  /// A field by its name, by its name with hyphens, or by its Chinese name.
  private func field(named typed: String) -> Field? {
    let name = FieldAliases.field(of: typed)
    let plain = name.filter { $0 != "-" }.lowercased()
    return known.first { $0.name == name } ?? known.first { $0.name.lowercased() == plain }
  }

  private mutating func findMissing() {
    let given = Set(fields.map(\.name))
    for field in known where field.isRequired && !given.contains(field.name) {
      problem(
        "--" + field.name,
        Words(
          "必填：\(field.label.zh)，如 --\(field.name) \(KindHelp.quoted(field.example))",
          "is required: \(field.label.en), as --\(field.name) \(KindHelp.quoted(field.example))"))
    }
  }

  private mutating func problem(_ option: String?, _ words: Words) {
    problems.append(Failure.Item(field: option, words: words))
  }

  /// The options of `record` itself, for near misses.
  static let ownOptions = [
    "from", "standing", "draft",
    "dry-run", "sort", "list", "book", "format", "output", "unit", "lang", "help",
  ]
}
