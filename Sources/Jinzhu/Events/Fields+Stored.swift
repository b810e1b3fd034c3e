extension Fields {
  /// Reads back the fields of an event from their canonical form, `tree`.
  ///
  /// - Throws: `Refusal` or `ValueError` where that is not what the fields of the kind look like.
  public init(stored tree: Tree, of kind: EventKind) throws {
    guard case .record(let entries) = tree else { throw Refusal.notText }
    self.init()
    let known = kind.body.fields + [Field.attachments]
    for entry in entries {
      guard let field = known.first(where: { $0.name == entry.key }) else {
        throw Refusal.unknownField(entry.key, kind)
      }
      set(entry.key, try field.type.read(entry.value))
    }
  }

  /// The parties that the fields name, in the order of their codes.
  public var parties: [ID<Party>] {
    var found: Set<ID<Party>> = []
    for (_, value) in values {
      switch value {
      case .party(let code): found.insert(code)
      case .parties(let codes): found.formUnion(codes)
      case .lines(let lines): found.formUnion(lines.compactMap(\.bank))
      case .guarantee, .money, .rate, .day, .period, .text, .flag, .count, .account, .charter: break
      }
    }
    return found.sorted()
  }
}
