internal import ArgumentParser
internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore

extension GuaranteeState: ExpressibleByArgument {}

/// `jinzhu list guarantees`.
struct ListGuarantees: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "guarantees", abstract: say("担保合同", "guarantees"))
  }

  @Option(
    help: .words("只列这种状态", "only those in a state", value: "state"))
  var state: GuaranteeState?

  @Option(
    help: .words("只列这位借款人或承接人", "only those of a borrower or obligor", value: "code"),
    completion: .custom(Completion.parties))
  var borrower: String?

  @Option(
    help: .words("只列这家银行", "only those at a bank", value: "code"),
    completion: .custom(Completion.parties))
  var bank: String?

  @Option(
    help: .words("只列这一期间承保的", "only those issued in a period", value: "period"),
    transform: Period.init(argument:))
  var issued: Period?

  @OptionGroup var book: BookOptions
  @OptionGroup var view: ViewOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try book.read(view) { books, archive, day in
      let guarantees = try archive.guarantees(asOf: day).filter { try admits($0, on: day) }
      var document = try Document(
        name: "guarantees", title: Words("担保合同", "Guarantees"), of: books, archive, asOf: day)
      var table = try GuaranteeTable(day: day, books: books).table(of: guarantees, key: "rows")
      table.title = nil
      document.tables = [table]
      try output.write(document)
    }
  }

  private func admits(_ guarantee: Guarantee, on day: Day) throws -> Bool {
    if let state, try GuaranteeState(of: guarantee, on: day) != state { return false }
    if let borrower, ![guarantee.borrower.text, guarantee.obligor.text].contains(borrower) {
      return false
    }
    if let bank, guarantee.bank.text != bank { return false }
    if let issued, guarantee.issued < issued.first || guarantee.issued > issued.last {
      return false
    }
    return true
  }
}
