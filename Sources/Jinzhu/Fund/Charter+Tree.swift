extension Charter {
  /// Reads a charter; absent keys and `null` take their defaults, unknown keys are refused.
  public init(_ tree: Tree) throws {
    var keys = try CharterKeys(tree, at: "")
    guard let fund = try keys.text("fund") else {
      throw Refusal.charterKey(path: "fund", problem: .missing)
    }
    self.init(fund: fund)
    if let code = try keys.text("currency") {
      guard code.utf8.count == 3, code.utf8.allSatisfy({ (65...90).contains($0) }) else {
        throw Refusal.charterKey(path: "currency", problem: .notCurrency(code))
      }
      currency = code
    }
    try keys.choice("chart", into: &chart)
    try keys.choice("regime", into: &regime)
    try keys.offset("utcOffset", into: &utcOffset)
    if var part = try keys.part("fee") {
      try part.rate("rate", into: &fee.rate)
      try part.choice("basis", into: &fee.basis)
      try part.choice("on", into: &fee.on)
      try part.choice("recognition", into: &fee.recognition)
      try part.finish()
    }
    try keys.rate("coverage", into: &coverage)
    if var part = try keys.part("eligibility") {
      trade = try part.text("trade")
      try part.finish()
    }
    try readLimits(&keys)
    try readWeights(&keys)
    if let items = try keys.list("losses") {
      losses = try items.enumerated().map { index, item in
        try Layer(item, at: "losses[\(index + 1)]")
      }
      guard Set(losses.map(\.layer)).count == losses.count else {
        throw Refusal.charterKey(path: "losses", problem: .layerTwice)
      }
    }
    if var part = try keys.part("jointCall") {
      try part.choice("basis", into: &jointCallBasis, among: Self.jointCallBases)
      try part.finish()
    }
    if var part = try keys.part("dividends") {
      try part.choice("basis", into: &dividendBasis)
      try part.finish()
    }
    try readYearEnd(&keys)
    if var part = try keys.part("company") { company = try Company(&part) }
    if var part = try keys.part("filing") { filing = try Filing(&part) }
    if var part = try keys.part("approval") { approval = try Approval(&part) }
    try keys.finish()
  }

  /// What a call on a joint group may go by: farmers answer too, and have neither capital over time
  /// nor fees of their own.
  private static let jointCallBases: [Basis] = [.capital, .equal, .exposure]

  private mutating func readLimits(_ keys: inout CharterKeys) throws {
    guard var part = try keys.part("limits") else { return }
    try part.count("leverage", into: &limits.leverage)
    try part.count("focusLeverage", into: &limits.focusLeverage)
    try part.rate("customer", into: &limits.customer)
    try part.rate("related", into: &limits.related)
    try part.flag("groupIsRelated", into: &limits.groupIsRelated)
    limits.memberMultiple = try part.multiple("memberMultiple")
    try part.money("minimumCapital", into: &limits.minimumCapital)
    try part.money("equityInGuarantors", into: &limits.equityInGuarantors)
    try part.choice("enforce", into: &limits.enforce)
    try part.finish()
  }

  private mutating func readWeights(_ keys: inout CharterKeys) throws {
    guard var part = try keys.part("weights") else { return }
    try part.rate("farmer", into: &weights.farmer)
    try part.money("farmerThreshold", into: &weights.farmerThreshold)
    try part.rate("small", into: &weights.small)
    try part.money("smallThreshold", into: &weights.smallThreshold)
    try part.rate("other", into: &weights.other)
    try part.rate("focusBalance", into: &weights.focusBalance)
    try part.rate("focusCustomers", into: &weights.focusCustomers)
    try part.finish()
  }

  private mutating func readYearEnd(_ keys: inout CharterKeys) throws {
    if var part = try keys.part("reserves") {
      try part.rate("unearned", into: &reserves.unearned)
      try part.rate("compensation", into: &reserves.compensation)
      try part.rate("compensationCeiling", into: &reserves.compensationCeiling)
      try part.finish()
    }
    if var part = try keys.part("appropriation") {
      try part.rate("surplus", into: &appropriation.surplus)
      try part.rate("surplusCeiling", into: &appropriation.surplusCeiling)
      try part.rate("generalRisk", into: &appropriation.generalRisk)
      try part.finish()
    }
    if var part = try keys.part("nonPerforming") {
      try part.count("specialMention", into: &nonPerforming.specialMention)
      try part.count("substandard", into: &nonPerforming.substandard)
      try part.count("doubtful", into: &nonPerforming.doubtful)
      try part.count("loss", into: &nonPerforming.loss)
      try part.flag("classByObligor", into: &nonPerforming.classByObligor)
      try part.finish()
      let days = [
        nonPerforming.specialMention, nonPerforming.substandard, nonPerforming.doubtful,
        nonPerforming.loss,
      ]
      guard zip(days, days.dropFirst()).allSatisfy({ $0 < $1 }) else {
        throw Refusal.charterKey(path: "nonPerforming", problem: .daysNotRising)
      }
    }
  }

  /// The charter as a book keeps it, in the notation of machine output.
  ///
  /// Every key is written out, but for those that came after the first books: `dividends`, `company`
  /// and `filing` are where they say something, so that the charters in those keep their form. Their
  /// defaults never change.
  public var tree: Tree { tree(isWhole: false) }

  /// The charter with every key written out.
  public var wholeTree: Tree { tree(isWhole: true) }

  private func tree(isWhole: Bool) -> Tree {
    func later(_ key: String, _ tree: Tree, if says: Bool) -> [Tree.Entry] {
      isWhole || says ? [.init(key, tree)] : []
    }
    func text(_ key: String, _ value: String) -> Tree.Entry { .init(key, .text(value)) }
    let nonPerforming = self.nonPerforming
    let dividends = later(
      "dividends", .record([text("basis", dividendBasis.rawValue)]),
      if: dividendBasis != .capital)
    let forms =
      later("company", company.tree, if: company != Company())
      + later("filing", filing.tree, if: filing != Filing())
      + later("approval", approval.tree, if: approval != Approval())
    return .record(
      [
        text("fund", fund), text("currency", currency), text("chart", chart.rawValue),
        text("regime", regime.rawValue), text("utcOffset", CharterKeys.offsetText(utcOffset)),
        .init(
          "fee",
          .record([
            text("rate", fee.rate.description), text("basis", fee.basis.rawValue),
            text("on", fee.on.rawValue), text("recognition", fee.recognition.rawValue),
          ])),
        text("coverage", coverage.description),
        .init("eligibility", .record([.init("trade", trade.map { .text($0) } ?? .null)])),
        .init(
          "limits",
          .record([
            text("leverage", "\(limits.leverage)"),
            text("focusLeverage", "\(limits.focusLeverage)"),
            text("customer", limits.customer.description),
            text("related", limits.related.description),
            text("groupIsRelated", "\(limits.groupIsRelated)"),
            .init("memberMultiple", limits.memberMultiple.map { .text($0.description) } ?? .null),
            text("minimumCapital", limits.minimumCapital.description),
            text("equityInGuarantors", limits.equityInGuarantors.description),
            text("enforce", limits.enforce.rawValue),
          ])),
        .init(
          "weights",
          .record([
            text("farmer", weights.farmer.description),
            text("farmerThreshold", weights.farmerThreshold.description),
            text("small", weights.small.description),
            text("smallThreshold", weights.smallThreshold.description),
            text("other", weights.other.description),
            text("focusBalance", weights.focusBalance.description),
            text("focusCustomers", weights.focusCustomers.description),
          ])),
        .init("losses", .list(losses.map(\.tree))),
        .init("jointCall", .record([text("basis", jointCallBasis.rawValue)])),
      ] + dividends + [
        .init(
          "reserves",
          .record([
            text("unearned", reserves.unearned.description),
            text("compensation", reserves.compensation.description),
            text("compensationCeiling", reserves.compensationCeiling.description),
          ])),
        .init(
          "appropriation",
          .record([
            text("surplus", appropriation.surplus.description),
            text("surplusCeiling", appropriation.surplusCeiling.description),
            text("generalRisk", appropriation.generalRisk.description),
          ])),
        .init(
          "nonPerforming",
          .record([
            text("specialMention", "\(nonPerforming.specialMention)"),
            text("substandard", "\(nonPerforming.substandard)"),
            text("doubtful", "\(nonPerforming.doubtful)"), text("loss", "\(nonPerforming.loss)"),
            text("classByObligor", "\(nonPerforming.classByObligor)"),
          ])),
      ] + forms)
  }
}

extension Charter.Layer {
  init(_ tree: Tree, at path: String) throws {
    var keys = try CharterKeys(tree, at: path + ".")
    var layer: LossLayer?
    if let text = try keys.text("layer") {
      guard let known = LossLayer(rawValue: text) else {
        throw Refusal.charterKey(
          path: path + ".layer",
          problem: .notOneOf(text, LossLayer.allCases.map(\.rawValue)))
      }
      layer = known
    }
    guard let layer else {
      throw Refusal.charterKey(path: path + ".layer", problem: .missing)
    }
    self.init(layer: layer)
    try keys.choice("basis", into: &basis)
    if let cap = try keys.optionalRate("yearlyCap") { yearlyCap = cap }
    try keys.finish()
    guard layer == .members || (basis == .capital && yearlyCap == nil) else {
      throw Refusal.charterKey(path: path, problem: .onlyForMembers)
    }
  }

  var tree: Tree {
    var entries: [Tree.Entry] = [.init("layer", .text(layer.rawValue))]
    if layer == .members {
      entries.append(.init("basis", .text(basis.rawValue)))
      entries.append(.init("yearlyCap", yearlyCap.map { .text($0.description) } ?? .null))
    }
    return .record(entries)
  }
}
