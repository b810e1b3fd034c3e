@testable internal import Jinzhu
internal import JinzhuHistories

/// A year of payments, and a bank's statement of them with noise: constructed, the same for a seed.
struct Noise {
  let book: TestBook
  /// The lines, in the order of their days.
  private(set) var lines: [StatementLine] = []
  /// Which events each line is, by its place; empty for what is foreign.
  private(set) var truth: [[Int64]] = []
  private var dice: Dice

  private static let words = ["转账", "网银", "代收", "POS", "跨行"]

  init(seed: UInt64, size: Int) throws {
    dice = Dice(seed: seed)
    book = try TestBook.free()
    try live()
    let first = try Day(parsing: "2018-02-01")
    let entries = try Noise.entries(of: book).filter { $0.day >= first }
    try state(Array(entries.prefix(size)))
  }

  static func entries(of book: TestBook) throws -> [BankEntry] {
    let last = try day("2018-12-31")
    return try book.read { books, archive in
      try Snapshot(books: books, archive: archive, day: last).bankEntries(of: nil, through: last)
    }
  }

  /// 150 loans of few different sizes with fees and deposits, and what an office pays.
  private mutating func live() throws {
    let members = ["M01", "M02", "M03", "M04"]
    for number in 1...150 {
      let code = "D2018-\(String(1000 + number).dropFirst())"
      let start = try day("2018-02-01").adding(days: number * 2)
      let borrower = dice.pick(members) ?? "M01"
      let principal = dice.between(1, 20) * 10_000
      try book.tell(
        "\(start) guarantee.issue guarantee=\(code) borrower=\(borrower) principal=\(principal) "
          + "due=2019-06-30 feeRate=7‰")
      let deposit = principal / 10
      try book.tell("\(start) deposit.receive guarantee=\(code) amount=\(deposit)")
      let fee = try book.held(.feeReceivable, guarantee: code)
      try book.tell(
        "\(start.adding(days: dice.between(0, 3))) fee.receive guarantee=\(code) amount=\(fee)")
      if dice.onceIn(2) {
        let back = try start.adding(days: dice.between(10, 15))
        try book.tell("\(back) deposit.return guarantee=\(code) amount=\(deposit)")
      }
      let amount = Money(fen: Int64(dice.between(100, 400_000)))
      try book.tell(
        "\(start) voucher.post operatingExpense/cash amount=\(amount) ref=FK\(20_180_000 + number * 7)"
      )
    }
  }

  /// Lines of the entries, of which one in twenty is not as it should be.
  private mutating func state(_ entries: [BankEntry]) throws {
    var rest = entries[...]
    var made: [(line: StatementLine, events: [Int64])] = []
    while let entry = rest.popFirst() {
      let line = plain(entry)
      guard dice.onceIn(20) else {
        made.append((line, [entry.event]))
        continue
      }
      switch dice.between(0, 5) {
      case 0:
        var late = line
        late.day = try line.day.adding(days: dice.between(1, 4))
        made.append((late, [entry.event]))
      case 1:
        var (one, two) = (line, line)
        one.amount = Money(fen: line.amount.fen / 3 + 1)
        two.amount = try line.amount - one.amount
        made += [(one, [entry.event]), (two, [entry.event])].filter { !$0.0.amount.isZero }
      case 2:
        guard let next = rest.first, next.amount.isPositive == entry.amount.isPositive else {
          continue
        }
        rest.removeFirst()
        var both = line
        both.amount = try line.amount + next.amount
        both.text =
          "合并 \(entry.references.joined(separator: " ")) \(next.references.joined(separator: " "))"
        made.append((both, [entry.event, next.event]))
      case 3:
        // The bank has not seen it; at times it has seen something else of the same amount.
        if dice.onceIn(2), !entry.names.isEmpty { made.append((foreign(like: entry), [])) }
      case 4: made += [(line, [entry.event]), (foreign(like: entry), [])]
      default: made.append((altered(line), [entry.event]))
      }
    }
    let sorted = made.enumerated().sorted {
      ($0.element.line.day, $0.offset) < ($1.element.line.day, $1.offset)
    }
    lines = sorted.map(\.element.line)
    truth = sorted.map(\.element.events)
  }

  private mutating func plain(_ entry: BankEntry) -> StatementLine {
    StatementLine(
      day: entry.day, amount: entry.amount, reference: entry.references.first,
      counterparty: entry.names.last, text: dice.pick(Self.words))
  }

  /// Something that the book does not have, at times of an amount that it has.
  private mutating func foreign(like entry: BankEntry) -> StatementLine {
    let isLike = dice.onceIn(2)
    return StatementLine(
      day: entry.day, amount: isLike ? entry.amount : Money(fen: -Int64(dice.between(1, 9_999))),
      reference: dice.onceIn(2) ? "ZX\(dice.between(100_000, 999_999))" : nil, counterparty: "他行",
      text: "手续费")
  }

  /// Two letters swapped, one lost, another one, or the whole reference left out.
  private mutating func altered(_ line: StatementLine) -> StatementLine {
    var line = line
    var letters = Array(line.reference ?? "")
    guard letters.count > 4 else { return line }
    let place = dice.between(1, letters.count - 2)
    switch dice.between(0, 3) {
    case 0: letters.swapAt(place, place + 1)
    case 1: letters.remove(at: place)
    case 2: letters[place] = "X"
    default: letters = []
    }
    line.reference = letters.isEmpty ? nil : String(letters)
    return line
  }
}
