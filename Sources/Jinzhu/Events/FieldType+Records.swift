extension FieldType {
  /// Understands a list of records of some fields.
  static func readRecords(
    _ tree: Tree, of known: [Field], in chart: Chart
  ) throws -> [Fields] {
    guard case .list(let items) = tree else { throw Refusal.notList }
    return try items.enumerated().map { index, item in
      guard case .record(let entries) = item else {
        throw Refusal.item(index + 1, of: nil, .notList)
      }
      var fields = Fields()
      for entry in entries {
        guard let field = known.first(where: { $0.name == entry.key }) else {
          throw Refusal.item(index + 1, of: nil, .notOneOf(entry.key, known.map(\.name)))
        }
        try Refusal.naming(item: index + 1, of: entry.key) {
          fields.set(entry.key, try field.type.read(entry.value, in: chart))
        }
      }
      for field in known where field.isRequired && fields[field.name] == nil {
        throw Refusal.item(index + 1, of: nil, .fieldMissing(field.name))
      }
      return fields
    }
  }

  /// Whether records hold what their fields may hold.
  static func areRecords(_ records: [Fields], of known: [Field]) throws -> Bool {
    try records.allSatisfy { fields in
      for field in known where field.isRequired && fields[field.name] == nil {
        throw Refusal.fieldMissing(field.name)
      }
      return try fields.values.allSatisfy { entry in
        guard let field = known.first(where: { $0.name == entry.name }) else { return false }
        return try field.type.holds(entry.value)
      }
    }
  }
}

extension Fields {
  /// The records of a field; none where it is absent.
  func records(_ name: String) throws -> [Fields] {
    if case .records(let records) = self[name] { records } else { [] }
  }

  func guaranteeIfGiven(_ name: String) -> ID<Guarantee>? {
    if case .guarantee(let code) = self[name] { code } else { nil }
  }
}
