internal import Jinzhu

extension ImportMap.EventRule {
  /// A kind or a field that there is not, or a field that is wanting, with the key to blame: told once
  /// of the map, it need not be told of every row.
  var mistake: (key: String, words: Words)? {
    guard let found = EventKind(named: kind) else {
      return ("kind", Refusal.unknownKind(kind).words)
    }
    let known = Field.common + found.body.fields
    let given = Set(fields.map(\.name))
    for field in fields where !known.contains(where: { $0.name == field.name }) {
      let meant = FieldAliases.field(of: field.name)
      let near =
        known.contains { $0.name == meant }
        ? meant : NearMiss.to(field.name, among: known.map(\.name).filter { !given.contains($0) })
      let refusal = Refusal.unknownField(field.name, found).words
      return (
        "fields.\(field.name)",
        near.map {
          Words(
            "“\(found.rawValue)”没有这个字段；是不是 \($0)？",
            "`\(found.rawValue)` has no such field; did you mean \($0)?")
        } ?? refusal
      )
    }
    guard let wanting = known.first(where: { $0.isRequired && !given.contains($0.name) }) else {
      return nil
    }
    return (
      "fields",
      Words(
        "“\(found.rawValue)”缺少必填字段 \(wanting.name)（\(wanting.label.zh)）；请写明取自哪一列",
        "`\(found.rawValue)` needs the field \(wanting.name) (\(wanting.label.en)); say which "
          + "column it comes from")
    )
  }
}
