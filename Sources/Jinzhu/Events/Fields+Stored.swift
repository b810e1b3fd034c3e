extension Fields {
  /// Reads back the fields of an event from their canonical form, `tree`.
  ///
  /// - Throws: `Refusal` or `ValueError` where that is not what the fields of the kind look like.
  public init(stored tree: Tree, of kind: EventKind) throws {
    guard case .record(let entries) = tree else { throw Refusal.notText }
    self.init()
    for entry in entries {
      guard let field = kind.field(entry.key) else {
        throw Refusal.unknownField(entry.key, kind)
      }
      set(entry.key, try field.type.read(entry.value, in: .cas))
    }
  }

  /// The parties that the fields name, in the order of their codes.
  public var parties: [ID<Party>] {
    var found: [ID<Party>] = []
    func add(_ code: ID<Party>) { if !found.contains(code) { found.append(code) } }
    for entry in values {
      switch entry.value {
      case .party(let code): add(code)
      case .parties(let codes): codes.forEach(add)
      case .lines(let lines): lines.compactMap(\.bank).forEach(add)
      case .records(let records): records.flatMap(\.parties).forEach(add)
      case .guarantee, .money, .rate, .day, .period, .text, .flag, .count, .account, .charter: break
      }
    }
    return found.sorted()
  }
}
