internal import ArgumentParser
internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore

/// `jinzhu show THING`: an event, a guarantee, a party or an account, with its history.
struct ShowCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "show",
      abstract: say(
        "查看一项事项、担保合同、往来方或科目及其经过", "one event, guarantee, party or account, with its history"),
      usage: "jinzhu show [event|guarantee|party|account] <thing>",
      discussion: say(
        """
        写事项的序号或 ref、担保合同编号、往来方代码、科目的代号、编码或名称。
        一词多义时，在前面写明是哪一类。

        例：
          jinzhu show 16                  第 16 号事项及其分录
          jinzhu show D2018-001           担保合同：余额、勾稽、经过
          jinzhu show M01                 往来方：资料、担保、经过
          jinzhu show account 1002        科目：余额和最近变动
        """,
        """
        Name an event by its number or ref, a guarantee or a party by its code, an
        account by its role, code or name. Where a word means several of them, say
        which one before it.

        Examples:
          jinzhu show 16                  event 16 and its entries
          jinzhu show D2018-001           a guarantee: balances, conservation, history
          jinzhu show M01                 a party: facts, guarantees, history
          jinzhu show account 1002        an account: its balance and its last movements
        """))
  }

  @Argument(
    help: .words("要看的东西，前面可写明类别", "what to show, its class before it if need be", value: "thing"),
    completion: .custom(Completion.things))
  var words: [String]

  @OptionGroup var book: BookOptions
  @OptionGroup var view: ViewOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let (asked, word) = try asked()
    try book.read(view) { books, archive, day in
      let page = Page(
        books: books, archive: archive, day: day, isPrinted: output.format.isForPeople)
      let found = try Thing.allCases.filter { asked == nil || asked == $0 }
        .compactMap { thing in try thing.find(word, page).map { (thing, $0) } }
      guard let first = found.first else { throw Self.nothing(word, asked) }
      guard found.count == 1 else { throw Self.several(word, found.map(\.0)) }
      var document = try first.1()
      try document.stamp(archive)
      try output.write(document)
    }
  }

  private func asked() throws -> (Thing?, String) {
    switch words.count {
    case 1: return (nil, words[0])
    case 2:
      guard let thing = Thing.allCases.first(where: { $0.names.contains(words[0]) }) else {
        throw Failure(
          .misuse,
          Words(
            "“\(words[0])”不是类别；可写 event、guarantee、party、account",
            "`\(words[0])` is no class; give event, guarantee, party or account"))
      }
      return (thing, words[1])
    default:
      throw Failure(.misuse, Words("一次只看一样", "show one thing at a time"))
    }
  }

  private static func nothing(_ word: String, _ asked: Thing?) -> Failure {
    let zh = asked?.words.zh ?? "事项、担保合同、往来方或科目"
    let en = asked?.words.en ?? "event, guarantee, party or account"
    return Failure(
      .refused,
      Words(
        "没有名为“\(word)”的\(zh)；可用 jinzhu list 查看", "there is no \(en) `\(word)`; see `jinzhu list`"))
  }

  private static func several(_ word: String, _ things: [Thing]) -> Failure {
    let commands = things.map { "jinzhu show \($0.rawValue) \(word)" }
    return Failure(
      .misuse,
      Words(
        "“\(word)”不止一个意思；请写明：" + commands.joined(separator: "，或 "),
        "`\(word)` means several things; say " + commands.joined(separator: ", or ")))
  }
}

/// What can be shown.
enum Thing: String, CaseIterable {
  case event, guarantee, party, account

  var words: Words {
    switch self {
    case .event: Words("事项", "event")
    case .guarantee: Words("担保合同", "guarantee")
    case .party: Words("往来方", "party")
    case .account: Words("科目", "account")
    }
  }

  /// What the class may be called on the command line.
  var names: [String] { [rawValue, words.zh] }

  /// The page of whatever bears the name; `nil` where nothing does.
  func find(_ name: String, _ page: Page) throws -> (() throws -> Document)? {
    switch self {
    case .event:
      let numbered = try Int64(name).flatMap { try page.archive.event($0) }
      guard let event = try numbered ?? page.archive.event(ref: name) else { return nil }
      return { try page.document(of: event) }
    case .guarantee:
      let code = ID<Guarantee>(name)
      guard let record = try page.archive.guarantee(code) else { return nil }
      return { try page.document(of: record) }
    case .party:
      guard let party = try page.archive.party(ID(name)) else { return nil }
      return { try page.document(of: party) }
    case .account:
      let chart = try page.books.charter(on: page.day).chart
      guard let account = try? Account(named: name, in: chart) else { return nil }
      return { try page.document(of: account) }
    }
  }
}

/// What every page of `show` is made from.
struct Page {
  let books: Books
  let archive: any Archive
  let day: Day
  let isPrinted: Bool

  func document(_ name: String, _ title: Words) throws -> Document {
    try Document(name: name, title: title, of: books, archive, asOf: day)
  }
}
