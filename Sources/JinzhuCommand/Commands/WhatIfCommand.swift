internal import ArgumentParser
internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore

/// `jinzhu what-if default BORROWER…`: a default on a copy in memory; nothing is recorded.
struct WhatIfCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "what-if",
      abstract: say("假如违约：只推算，不入账", "what would follow; records nothing"),
      usage: "jinzhu what-if default <borrower> ...",
      discussion: say(
        """
        在内存副本上走一遍：代偿、保证金抵偿、联保分摊、按章程顺序承担损失；
        列出由谁承担、各项指标和每位股东的权益变成多少。账簿不变。

        例：
          jinzhu what-if default M03
          jinzhu what-if default M03 F01 --group-pays 50%
        """,
        """
        Plays it through on a copy in memory: the fund pays, deposits are applied,
        the group is called on, the rest goes down the charter's list; prints who
        pays what, and what figures and members' equity become. The book stays as
        it is.

        Examples:
          jinzhu what-if default M03
          jinzhu what-if default M03 F01 --group-pays 50%
        """))
  }

  @Argument(
    help: .words("default 和借款人代码", "`default`, then the borrowers' codes", value: "words"),
    completion: .custom(Completion.parties))
  var words: [String]

  @Option(
    help: .words(
      "联保小组支付所分摊的多少（默认 100%）", "what part of its call the group pays (default: 100%)", value: "rate"
    ),
    transform: Rate.init(argument:))
  var groupPays: Rate = .one

  @OptionGroup var book: BookOptions
  @OptionGroup var view: ViewOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let borrowers = try borrowers()
    let now = try Setting.now()
    let opened = try book.open(.readOnly)
    defer { opened.close() }
    let known = try view.knownAt.map { try opened.known(at: $0) } ?? opened
    let day = try view.asOf ?? known.read(at: now) { books, _ in books.today }
    try requireLatest(day, in: known, at: now)
    func rehearsed(_ part: Rate?) throws -> (copy: Book, rehearsal: Rehearsal) {
      let copy = try known.rehearsal()
      let rehearsal = try copy.record(at: now) { recorder in
        try Rehearsal(
          of: borrowers, on: day, in: recorder.books, groupPays: part, record: recorder.record)
      }
      return (copy, rehearsal)
    }
    let (alone, withGroup) = (try rehearsed(nil), try rehearsed(groupPays))
    guard !alone.rehearsal.guarantees.isEmpty else { throw Self.nothing(borrowers, on: day) }
    try known.read(at: now) { books, archive in
      try alone.copy.read(at: now) { aloneBooks, aloneArchive in
        try withGroup.copy.read(at: now) { groupBooks, groupArchive in
          let found = WhatIf(
            borrowers, before: Snapshot(books: books, archive: archive, day: day),
            alone: try .init(alone.rehearsal, aloneBooks, aloneArchive, day: day),
            withGroup: try .init(withGroup.rehearsal, groupBooks, groupArchive, day: day),
            groupPays: groupPays)
          try output.write(found.document())
        }
      }
    }
  }

  /// What is recorded later than the day would stand in the way of what is played through.
  private func requireLatest(_ day: Day, in book: Book, at now: Instant) throws {
    guard let latest = try book.read(at: now, { _, archive in try archive.lastDay() }),
      day < latest
    else { return }
    throw Failure(
      .misuse,
      Words(
        "账簿已记到\(latest.chinese)，只能从该日起推演；较早的情形请用 --known-at",
        "events are recorded up to \(latest): a default is played through from that day on; "
          + "for an earlier state of the book use --known-at"))
  }

  private static func nothing(_ borrowers: [ID<Party>], on day: Day) -> Failure {
    let codes = borrowers.map(\.text)
    return Failure(
      .refused,
      Words(
        "\(day) \(codes.joined(separator: "、"))没有在保贷款；可用 report in-force 查看",
        "no loan of \(codes.joined(separator: ", ")) is in force on \(day); see "
          + "`jinzhu report in-force`"))
  }

  private func borrowers() throws -> [ID<Party>] {
    guard words.first == "default" || words.first == "违约", words.count > 1 else {
      throw Failure(
        .misuse,
        Words(
          "请写 default 和借款人代码，如 jinzhu what-if default M03",
          "say default and the borrowers' codes, as `jinzhu what-if default M03`"))
    }
    return words.dropFirst().reduce(into: []) { codes, word in
      let code = ID<Party>(word)
      if !codes.contains(code) { codes.append(code) }
    }
  }
}
