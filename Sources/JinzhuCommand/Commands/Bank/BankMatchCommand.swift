internal import ArgumentParser
internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore

/// `jinzhu bank match`: which lines of the statements are which events of the book.
struct BankMatchCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "match",
      abstract: say("勾对对账单与账", "match statement lines with the book"),
      discussion: say(
        """
        只找出没有疑问的：金额一分不差，票据号、担保合同号或对方户名相符，日期相近，双方都没有第二个候选；
        一笔拆成几笔、几笔并成一笔也在内。其余列出来由人判断；能看出是什么的（担保费、利息、手续费）
        给出可记的事项。同日、同额、同户名而双方笔数相等的，依次成对。
        列出来的行旁写着金额相同的账上事项；由人判断后写 对账单行=账上事项，即记下；几笔用 + 连接。

        例：
          jinzhu bank match --bank B01               看看找到什么
          jinzhu bank match --bank B01 --accept      记下找到的
          jinzhu bank match 163/2=65 163/13=86       记下自己判断的
          jinzhu bank match 163/4+163/5=70           两行合为一笔
          jinzhu bank match --proposals 补记.jsonl   把可记的事项写成文件，核对后 jinzhu record
        """,
        """
        Only what leaves no doubt is found: the same amount to the fen, a reference, a
        guarantee or a name that fits, days close together, and no other candidate on
        either side; payments that were split or put together too. The rest is listed
        for people; where it shows what a line is (a fee, interest, a charge), an
        event is proposed. Of one day, one amount and one other side, as many here as
        there, lines and entries are joined in their order.
        Beside a line that is listed stand the entries of its amount: LINE=EVENT
        records what you made of it; several are joined by +.

        Examples:
          jinzhu bank match --bank B01               see what is found
          jinzhu bank match --bank B01 --accept      record what is found
          jinzhu bank match 163/2=65 163/13=86       record what you made of it
          jinzhu bank match 163/4+163/5=70           two lines are one entry
          jinzhu bank match --proposals more.jsonl   write the proposed events to a
                                                     file; look, then record it
        """))
  }

  @Argument(
    help: .words(
      "对账单行=账上事项，如 163/2=65", "lines and their events, as 163/2=65", value: "line=event"),
    transform: MatchGroup.init(argument:))
  var pairs: [MatchGroup] = []

  @Option(
    help: .words("开户行；不填为主账户", "the bank; the main account if absent", value: "code"),
    completion: .custom(Completion.parties), transform: ID<Party>.init(argument:))
  var bank: ID<Party>?

  @Flag(help: .words("记下找到的勾对", "record what is found"))
  var accept = false

  @Option(
    help: .words("把可记的事项写入文件", "write the proposed events to a file", value: "file"),
    completion: .file())
  var proposals: String?

  @OptionGroup var book: BookOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.prepare()
    let now = try Setting.now()
    let opened = try book.open(accept || !pairs.isEmpty ? .readWrite : .readOnly)
    defer { opened.close() }
    if !pairs.isEmpty {
      try record(page(in: opened, at: now).events(of: pairs), in: opened, at: now)
    }
    let page = try page(in: opened, at: now, joined: accept ? [] : pairs)
    if let proposals { try System.put(page.proposedLines, inFile: proposals) }
    if accept { try record(page.events(), in: opened, at: now) }
    try opened.read(at: now) { books, archive in
      try output.write(
        page.document(of: books, archive, isAccepted: accept || !pairs.isEmpty))
    }
  }

  private func page(
    in opened: Book, at now: Instant, joined: [MatchGroup] = []
  ) throws -> MatchPage {
    try opened.read(at: now) { books, archive in
      var snapshot = Snapshot(books: books, archive: archive, day: books.today)
      snapshot.party = bank
      if let bank { _ = try books.party(bank, on: books.today) }
      return try MatchPage(snapshot, joined: joined)
    }
  }

  private func record(_ lines: [EventLine], in opened: Book, at now: Instant) throws {
    let batch = Batch(lines: lines, expected: lines.count, by: try Setting.user())
    try batch.record(in: opened, at: now).tell()
  }
}

extension MatchGroup {
  /// Lines and events as an argument of the command line.
  init(argument: String) throws {
    do { try self.init(parsing: argument) } catch let refusal as Refusal {
      throw BadArgument(words: refusal.words)
    }
  }
}
