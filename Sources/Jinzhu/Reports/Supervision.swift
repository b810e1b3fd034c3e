/// A fund among many, as its supervisor sees it: one line.
public struct SupervisedFund: Sendable {
  /// The file.
  public let path: String
  /// What became of reading it; a book that could not be read has no more than this.
  public let state: State
  /// What was read of it; `nil` where it could not be.
  public let facts: Facts?

  /// What became of reading a book.
  public enum State: Sendable {
    /// Proven from its events.
    case proven
    /// Read without proof, since that was asked for.
    case unproven
    /// Sound, and of a fund that was founded after the day that was asked for.
    case unfounded(Day)
    /// Damaged or tampered with.
    case damaged(Words)
    /// Missing, locked, newer, or no book.
    case unreadable(Words)
  }

  /// The figures of a fund on its day.
  public struct Facts: Sendable {
    let fund: String
    let currency: String
    let day: Day
    /// The hash of the last event seen.
    public let head: String
    let netAssets: Money
    let inForceBalance: Money
    let ownShare: Money
    let weighted: Money
    let compensationBalance: Money
    let exposure: Money
    let provisions: Money
    let leverage: Ratio?
    let largestCustomer: Ratio?
    let nonPerforming: Ratio?
    let compensationRate: Ratio?
    let verdict: Verdict
    let breaches: [Words]

    /// The figures of a snapshot's day.
    public init(_ standing: Standing, head: String) throws {
      let adequacy = try Adequacy(standing)
      let position = try standing.position()
      let open = try standing.nonPerforming().total
      (fund, currency) = (standing.charter.fund, standing.charter.currency)
      (day, self.head) = (standing.day, head)
      netAssets = try position.netAssets
      inForceBalance = try standing.portfolio().totals.balance
      (ownShare, weighted) = (adequacy.leverage.ownShare, adequacy.leverage.weighted)
      compensationBalance = try position.compensationBalance
      exposure = try open.exposure
      provisions = try standing.provisions()
      leverage = Ratio(weighted, of: adequacy.base)
      largestCustomer = adequacy.concentration.largestCustomer
      nonPerforming = try open.ratio
      compensationRate = try standing.rates().compensation
      verdict = adequacy.verdict
      breaches = (adequacy.limits + adequacy.reserves).filter { $0.verdict == .breached }
        .map(\.label)
    }
  }

  /// A line for a book.
  public init(path: String, state: State, facts: Facts? = nil) {
    (self.path, self.state, self.facts) = (path, state, facts)
  }
}

/// Many funds side by side, with totals, breaches and outliers.
public struct Supervision {
  private let funds: [SupervisedFund]
  private let outliers: [Int: [Words]]

  /// Puts funds side by side in the order given.
  public init(_ funds: [SupervisedFund]) {
    self.funds = funds
    outliers = Self.outliers(funds)
  }

  private static let measured: [(Words, @Sendable (SupervisedFund.Facts) -> Ratio?)] = [
    (Measure.multiple.label, { $0.leverage }),
    (Measure.largestCustomer.label, { $0.largestCustomer }),
    (Measure.nonPerformingRatio.label, { $0.nonPerforming }),
    (Measure.compensationRate.label, { $0.compensationRate }),
  ]

  /// Figures above the upper quartile by more than one and a half times the distance between the
  /// quartiles (Tukey's fence), among at least eight funds that have the figure.
  private static func outliers(_ funds: [SupervisedFund]) -> [Int: [Words]] {
    var found: [Int: [Words]] = [:]
    // A book that is given twice is one fund.
    var seen: Set<String> = []
    let once = funds.enumerated().filter { fund in
      fund.element.facts.map { seen.insert($0.head).inserted } ?? false
    }
    for (label, figure) in measured {
      let all = once.compactMap { place, fund in
        fund.facts.flatMap(figure).map { (place: place, parts: $0.millionths) }
      }.sorted { $0.parts < $1.parts }
      guard all.count >= 8 else { continue }
      let (lower, upper) = (all[all.count / 4].parts, all[all.count * 3 / 4].parts)
      // Both sides twice, so that half of an odd distance is exact.
      let fence = 2 * upper + 3 * (upper - lower)
      for one in all where 2 * one.parts > fence { found[one.place, default: []].append(label) }
    }
    return found
  }

  /// One line a fund, totals by currency, and the rules behind the flags.
  public func document() throws -> Document {
    var document = Document(
      name: "supervise", title: Words("各担保公司监管一览", "Funds under supervision"), fund: "")
    var seen: Set<String> = []
    let read = funds.filter { $0.facts != nil }
    let once = read.compactMap(\.facts).filter { seen.insert($0.head).inserted }
    let failed = failures()
    document.figures = [
      Figure("books", Words("账簿", "books"), .count(funds.count)),
      Figure("read", Words("已读", "read"), .count(read.count)),
      Figure("failed", Words("损坏或不能读取", "damaged or not read"), .count(failed.rows.count)),
      Figure(
        "breached", Words("超限", "in breach"), .count(once.count { $0.verdict == .breached })),
      Figure("outliers", Words("离群", "outliers"), .count(outliers.count)),
    ]
    document.tables = [lines(), try totals(once)]
    if !failed.rows.isEmpty { document.tables.append(failed) }
    document.notes = [
      Words(
        "离群：该指标高于上四分位数达四分位距的 1.5 倍以上（至少八家有该指标时）；按六位小数比较。",
        "Outlier: a figure above the upper quartile by more than 1.5 times the distance between the "
          + "quartiles, where at least eight funds have it; compared by six decimals."),
      Words(
        "超限、临近的口径同 report adequacy。同一链头的账簿重复给出的，合计、超限和离群只计一次。",
        "Breached and near are those of `report adequacy`. A book given twice, by its head, counts "
          + "once, in totals, breaches and outliers."),
      Measure.nonPerformingNote,
    ]
    return document
  }

  private func lines() -> Table {
    func list(_ words: [Words]) -> Cell {
      guard !words.isEmpty else { return .none }
      let all = Words(
        words.map(\.zh).joined(separator: "、"), words.map(\.en).joined(separator: ", "))
      return .term(all.en, all)
    }
    return Table(
      columns: [
        .init("book", Words("账簿", "book")), .init("fund", Words("公司", "fund")),
        .init("state", Words("核对", "proof")), .init("asOf", Words("截至", "as of")),
        .init("netAssets", Words("净资产", "net assets")), .balance, .weighted,
        .init("leverage", Words("放大倍数", "leverage")),
        .init("largestCustomer", Words("最大客户", "largest customer")),
        .init("nonPerformingRatio", Words("不良率", "non-performing")),
        .init("compensationRate", Words("代偿率", "compensation rate")),
        .init("verdict", Words("结论", "verdict")), .init("breaches", Words("超限项", "breaches")),
        .init("outliers", Words("离群项", "outlier in")),
        .init("head", Words("链头", "head"), isPrinted: false),
      ],
      rows: funds.enumerated().map { place, fund in
        let state = fund.state.words
        guard let facts = fund.facts else {
          return [.text(fund.path), .none, .term(fund.state.name, state)]
            + [Cell](repeating: .none, count: 12)
        }
        return [
          .text(fund.path), .text(facts.fund), .term(fund.state.name, state), .day(facts.day),
          .money(facts.netAssets), .money(facts.inForceBalance), .money(facts.weighted),
          .times(facts.leverage), .quotient(facts.largestCustomer),
          .quotient(facts.nonPerforming), .quotient(facts.compensationRate),
          .term(facts.verdict.rawValue, facts.verdict.words), list(facts.breaches),
          list(outliers[place] ?? []), .text(facts.head),
        ]
      })
  }

  /// All funds of a currency as if they were one.
  private func totals(_ facts: [SupervisedFund.Facts]) throws -> Table {
    let groups = Dictionary(grouping: facts, by: \.currency).sorted { $0.key < $1.key }
    return Table(
      key: "totals", title: Words("合计", "Totals"),
      columns: [
        .init("currency", Words("币种", "currency")), .init("funds", Words("家数", "funds")),
        .init("netAssets", Words("净资产", "net assets")), .balance, .ownShare, .weighted,
        .init("leverage", Words("放大倍数", "leverage")),
        .init("compensationBalance", Words("代偿余额", "compensation balance")),
        .init("nonPerformingExposure", Words("不良敞口", "non-performing")),
        .init("nonPerformingRatio", Words("不良率", "ratio")),
        .init("provisions", Words("担保准备金", "reserves")),
      ],
      rows: try groups.map { currency, funds in
        func sum(_ amount: (SupervisedFund.Facts) -> Money) throws -> Money {
          try Money.sum(funds.map(amount))
        }
        let (net, weighted) = (try sum(\.netAssets), try sum(\.weighted))
        let (share, open) = (try sum(\.ownShare), try sum(\.compensationBalance))
        let exposure = try sum(\.exposure)
        return [
          .text(currency), .count(funds.count), .money(net), .money(try sum(\.inForceBalance)),
          .money(share), .money(weighted), .times(Ratio(weighted, of: net)), .money(open),
          .money(exposure), .quotient(Ratio(exposure, of: try share + open)),
          .money(try sum(\.provisions)),
        ]
      })
  }

  /// The books that could not be read, each with its reason.
  private func failures() -> Table {
    Table(
      key: "failures", title: Words("损坏或不能读取的账簿", "Books damaged or not read"),
      columns: [
        .init("book", Words("账簿", "book")), .init("state", Words("核对", "proof")),
        .init("reason", Words("原因", "reason")),
      ],
      rows: funds.compactMap { fund in
        guard let reason = fund.state.reason else { return nil }
        return [
          .text(fund.path), .term(fund.state.name, fund.state.words), .term(reason.en, reason),
        ]
      })
  }
}

extension Standing {
  /// The day from which the fund has a charter, where that is after the day itself.
  public var foundedLater: Day? { books.charters.map(\.from).min().flatMap { $0 > day ? $0 : nil } }
}

extension SupervisedFund.State {
  fileprivate var name: String {
    switch self {
    case .proven: "proven"
    case .unproven: "unproven"
    case .unfounded: "unfounded"
    case .damaged: "damaged"
    case .unreadable: "unreadable"
    }
  }

  fileprivate var words: Words {
    switch self {
    case .proven: Words("已核对", "proven")
    case .unproven: Words("未核对", "not proven")
    case .unfounded(let day): Words("\(day) 才成立", "founded \(day)")
    case .damaged: Words("损坏", "damaged")
    case .unreadable: Words("不能读取", "not read")
    }
  }

  fileprivate var reason: Words? {
    switch self {
    case .proven, .unproven, .unfounded: nil
    case .damaged(let words), .unreadable(let words): words
    }
  }
}

extension Ratio {
  /// In millionths, as machine output prints it; beyond 64 bits, the largest there are.
  fileprivate var millionths: Int128 {
    let (product, overflow) = numerator.multipliedReportingOverflow(by: 1_000_000)
    return overflow ? numerator / denominator * 1_000_000 : product / denominator
  }
}
