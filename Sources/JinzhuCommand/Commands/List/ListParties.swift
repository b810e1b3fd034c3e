internal import ArgumentParser
internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore

/// `jinzhu list parties`.
struct ListParties: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "parties",
      abstract: say("股东、承包户、银行、再担保机构", "members, farmers, banks, re-guarantors"))
  }

  @Option(help: .words("只列这种角色", "only those of a role", value: "role"))
  var role: PartyFacts.Role?

  @Option(help: .words("只列这个联保小组", "only those of a joint group", value: "group"))
  var group: String?

  @Option(
    help: .words("只列这位股东担保的承包户", "only those whom a member sponsors", value: "code"),
    completion: .custom(Completion.parties))
  var sponsor: String?

  @Flag(help: .words("只列处于制裁中的", "only those under sanction"))
  var sanctioned = false

  @OptionGroup var book: BookOptions
  @OptionGroup var view: ViewOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try book.read(view) { books, archive, day in
      let parties = try archive.parties().sorted { $0.code < $1.code }
        .compactMap { party in party.facts(on: day).map { (code: party.code, facts: $0) } }
        .filter { admits($0.facts) }
      var document = try Document(
        name: "parties", title: Words("往来方", "Parties"), of: books, archive, asOf: day)
      document.tables = [try table(of: parties, books, on: day)]
      try output.write(document)
    }
  }

  private func admits(_ facts: PartyFacts) -> Bool {
    (role == nil || facts.role == role) && (group == nil || facts.group == group)
      && (sponsor == nil || facts.sponsor?.text == sponsor)
      && (!sanctioned || facts.sanction != nil)
  }

  private func table(
    of parties: [(code: ID<Party>, facts: PartyFacts)], _ books: Books, on day: Day
  ) throws -> Table {
    let columns = [
      Table.Column("party", Words("代码", "party")), Table.Column("name", Words("名称", "name")),
      Table.Column("role", Words("角色", "role")), Table.Column("size", Words("规模", "size")),
      Table.Column("group", Words("联保小组", "group")),
      Table.Column("sponsor", Words("担保股东", "sponsor")),
      Table.Column("paidInCapital", Words("实收资本", "paid-in capital")),
      Table.Column("sanction", Words("制裁", "sanction")),
    ]
    let rows = try parties.map { code, facts -> [Cell] in
      let capital = try books.held(SubAccount(.paidInCapital, party: code), on: day)
      return [
        .text(code.text), .text(facts.name), .term(facts.role.rawValue, facts.role.words),
        facts.size.map { .term($0.rawValue, $0.words) } ?? .none,
        facts.group.map(Cell.text) ?? .none, facts.sponsor.map { .text($0.text) } ?? .none,
        facts.role == .member ? .money(capital) : .none, facts.sanction.map(Cell.text) ?? .none,
      ]
    }
    return Table(columns: columns, rows: rows)
  }
}
