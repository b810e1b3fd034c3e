import Jinzhu

extension History {
  mutating func charterAdopted() -> Proposal? {
    guard dice.onceIn(2) else { return nil }
    return charter(on: today)
  }

  /// A charter by chance: any of its clauses may differ from the default.
  mutating func charter(on date: Day) -> Proposal {
    var entries: [Tree.Entry] = [.init("fund", .text("金猪担保\(seed)号"))]
    func part(_ name: String, _ fields: [(String, String)]) {
      guard !fields.isEmpty else { return }
      entries.append(.init(name, .record(fields.map { .init($0.0, .text($0.1)) })))
    }
    if dice.percent(80) {
      part("fee", [("rate", one(of: "7‰", "0.7‰", "2%", "1/70"))] + feeTerms())
    }
    if dice.onceIn(3) { entries.append(.init("coverage", .text(one(of: "80%", "100%", "2/3")))) }
    if dice.onceIn(4) { part("eligibility", [("trade", "生猪养殖")]) }
    part("limits", limits())
    if dice.percent(80) { entries.append(.init("losses", .list(layers()))) }
    if dice.percent(70) {
      part("jointCall", [("basis", one(of: "equal", "capital", "exposure"))])
    }
    if dice.onceIn(3) { part("dividends", [("basis", basis())]) }
    if dice.onceIn(3) {
      part(
        "reserves",
        [
          ("unearned", one(of: "50%", "1/3", "100%")), ("compensation", one(of: "1%", "2.5%")),
          ("compensationCeiling", one(of: "10%", "3%")),
        ])
    }
    if dice.onceIn(3) {
      part(
        "appropriation",
        [("surplus", one(of: "10%", "5%")), ("surplusCeiling", one(of: "50%", "0.01%"))])
    }
    if dice.onceIn(4) { part("nonPerforming", [("classByObligor", one(of: "no", "yes"))]) }
    var proposal = Proposal(.charterAdopt, date)
    proposal.fields = [("charter", .record(entries))]
    return proposal
  }

  private mutating func one(of choices: String...) -> String { dice.pick(choices) ?? choices[0] }

  private mutating func basis() -> String {
    one(of: "equal", "capital", "exposure", "timeWeighted", "fees")
  }

  private mutating func feeTerms() -> [(String, String)] {
    var fields: [(String, String)] = []
    if dice.onceIn(5) { fields.append(("basis", "contract")) }
    if dice.onceIn(5) { fields.append(("on", "principal")) }
    if dice.onceIn(3) { fields.append(("recognition", "term")) }
    return fields
  }

  private mutating func limits() -> [(String, String)] {
    var fields = [("minimumCapital", one(of: "0.00", "3000000.00", "20000000.00"))]
    if dice.onceIn(3) {
      fields.append(("leverage", one(of: "1", "2", "5")))
      fields.append(("focusLeverage", one(of: "1", "3", "8")))
    }
    if dice.percent(60) { fields.append(("customer", one(of: "20%", "35%", "100%"))) }
    if dice.percent(60) { fields.append(("related", one(of: "30%", "50%", "100%"))) }
    if dice.onceIn(4) { fields.append(("groupIsRelated", "yes")) }
    if dice.onceIn(3) { fields.append(("memberMultiple", one(of: "1", "3/2", "5"))) }
    if dice.onceIn(3) { fields.append(("enforce", one(of: "warn", "refuse", "off"))) }
    return fields
  }

  /// A waterfall: some of the layers in some order, mostly with an end that takes everything.
  private mutating func layers() -> [Tree] {
    var names = LossLayer.allCases.filter { $0 != .income }
    var layers: [Tree] = []
    while let name = dice.pick(names), !dice.onceIn(5) || name == .members {
      names.removeAll { $0 == name }
      var fields = [Tree.Entry("layer", .text(name.rawValue))]
      if name == .members {
        fields.append(.init("basis", .text(basis())))
        if dice.percent(60) {
          fields.append(.init("yearlyCap", .text(one(of: "1%", "5%", "20%", "1/7"))))
        }
      }
      layers.append(.record(fields))
    }
    if layers.isEmpty || !dice.onceIn(6) {
      layers.append(.record([.init("layer", .text(LossLayer.income.rawValue))]))
    }
    return layers
  }
}
