import Jinzhu
import Testing

/// docs/EVENTS.md is written from the code: `UPDATE=1 swift test` renews it.
struct EventPageTests {
  @Test func `the page of events is fresh`() throws {
    #expect(
      try Repository.isFresh(Self.page, at: "docs/EVENTS.md"),
      "docs/EVENTS.md is stale; run UPDATE=1 swift test --filter EventPageTests and read the diff")
  }

  @Test(arguments: EventKind.allCases)
  func `a kind explains every field in both languages`(kind: EventKind) {
    #expect(!kind.body.title.zh.isEmpty && !kind.body.title.en.isEmpty)
    for field in kind.body.fields {
      #expect(!field.label.zh.isEmpty && !field.label.en.isEmpty && !field.example.isEmpty)
    }
  }

  @Test(arguments: EventKind.allCases.flatMap { kind in kind.body.fields.map { (kind, $0.name) } })
  func `no kind names a field twice`(kind: EventKind, name: String) {
    #expect(kind.body.fields.count { $0.name == name } == 1)
    #expect(!Field.common.contains { $0.name == name })
  }

  static var page: String {
    var page = """
      # 事项 Events

      Every event kind with its fields, written from the code. Amounts are yuan. A field in
      brackets may be left out. Every event also takes the common fields.

      ## 通用字段 Common fields


      """
    page += table(Field.common)
    for kind in EventKind.allCases {
      page += "\n## `\(kind.rawValue)` \(kind.body.title.zh) — \(kind.body.title.en)\n\n"
      page += kind.body.fields.isEmpty ? "No fields of its own.\n" : table(kind.body.fields)
    }
    return page
  }

  private static func table(_ fields: [Field]) -> String {
    var table = "| field | 含义 | meaning | example |\n|---|---|---|---|\n"
    for field in fields {
      let name = field.isRequired ? "`\(field.name)`" : "[`\(field.name)`]"
      table += "| \(name) | \(field.label.zh) | \(field.label.en) | `\(field.example)` |\n"
    }
    return table
  }
}
