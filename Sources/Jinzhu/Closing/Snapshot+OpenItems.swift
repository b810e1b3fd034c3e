extension Snapshot {
  /// What is open before the snapshot's period is closed, by kind, kinds without any left out.
  public func openItems() throws -> [(kind: OpenKind, items: [OpenItem])] {
    try OpenKind.all.compactMap { kind in
      let items = try kind.find(self)
      return items.isEmpty ? nil : (kind, items)
    }
  }

  /// The list of what is open, with what settles each kind; an empty list says that nothing is.
  public func openItemsDocument() throws -> Document {
    let found = try openItems()
    let name = period.map(\.description) ?? day.description
    var document = try document(
      "open-items", Words("\(name) 结账前检查", "Before closing \(name)"), scope: .day)
    document.period = period
    document.figures = found.map { kind, items in
      Figure(kind.name, kind.title, .count(items.count))
    }
    document.tables = [
      Table(
        columns: [
          .kind, .init("since", Words("自", "since")), .party, .guarantee, .event, .amount,
          .init("what", Words("说明", "what")),
        ],
        rows: found.flatMap { kind, items in items.map { Self.row($0, of: kind) } })
    ]
    document.notes =
      found.isEmpty
      ? [Words("没有未了事项，可以结账", "nothing is open: the period can be closed")]
      : found.map { kind, _ in
        Words("\(kind.title.zh)：\(kind.remedy.zh)", "\(kind.title.en): \(kind.remedy.en)")
      }
    return document
  }

  private static func row(_ item: OpenItem, of kind: OpenKind) -> [Cell] {
    [
      .term(kind.name, kind.title), item.since.map(Cell.day) ?? .none, .code(item.party),
      .code(item.guarantee), item.event.map { .count(Int($0)) } ?? .none,
      item.amount.map(Cell.money) ?? .none, item.words.map { .term($0.en, $0) } ?? .none,
    ]
  }
}
