internal import CDocuments
internal import Jinzhu

/// How cells of a workbook look.
struct Looks {
  let title: Workbook.Look
  let faint: Workbook.Look
  let heading: Workbook.Look
  let numberHeading: Workbook.Look
  let text: Workbook.Look
  let longText: Workbook.Look
  let totalText: Workbook.Look
  private let numbers: [Quantity?: Workbook.Look]
  private let totals: [Quantity?: Workbook.Look]
  private let rate: Workbook.Look
  private let exact: Workbook.Look
  private let exactTotal: Workbook.Look

  init(_ workbook: Workbook, in language: Language) {
    let (right, total) = (sheets_on_the_right, sheets_total)
    title = workbook.look(flags: sheets_bold | sheets_large)
    faint = workbook.look(flags: sheets_faint)
    heading = workbook.look(flags: sheets_heading | sheets_wrapped)
    numberHeading = workbook.look(flags: sheets_heading | sheets_wrapped | right)
    text = workbook.look()
    longText = workbook.look(flags: sheets_wrapped)
    totalText = workbook.look(flags: total)
    // A day is the number without a quantity.
    let patterns: [Quantity?: String] = [
      .money: "#,##0.00;[Red]-#,##0.00", .fraction: "0.00%", .count: "#,##0",
      .times: language == .zh ? "0.00\" 倍\"" : "0.00\"×\"", nil: "yyyy-mm-dd",
    ]
    numbers = patterns.mapValues { workbook.look($0, flags: right) }
    totals = patterns.mapValues { workbook.look($0, flags: right | total) }
    rate = workbook.look("0.00####%", flags: right)
    exact = workbook.look("@", flags: right)
    exactTotal = workbook.look("@", flags: right | total)
  }

  /// How a number of a cell looks.
  func number(of cell: Cell, isTotal: Bool) -> Workbook.Look {
    if case .rate = cell, !isTotal { return rate }
    return (isTotal ? totals : numbers)[Quantity(cell)] ?? text
  }

  /// How a number looks that is written as a text, lest it be rounded.
  func exact(isTotal: Bool) -> Workbook.Look { isTotal ? exactTotal : exact }
}
