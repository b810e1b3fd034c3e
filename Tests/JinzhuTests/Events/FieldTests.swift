@testable internal import Jinzhu
internal import Testing

@Suite struct FieldTests {
  @Test(arguments: EventKind.allCases)
  func `every field of a kind is explained in both languages, and its example can be typed`(
    kind: EventKind
  ) throws {
    let fields = kind.body.fields
    #expect(Set((fields + Field.common).map(\.name)).count == fields.count + Field.common.count)
    for field in fields + Field.common {
      #expect(!field.label.zh.isEmpty && !field.label.en.isEmpty)
      let example = Array(field.example.utf8)
      switch field.type {
      // A charter stands in a file of its own.
      case .charter: continue
      case .lines, .records:
        _ = try field.type.read(JSONReader.read(example, strings: .textOnly))
      case .party, .guarantee, .money, .balance, .rate, .day, .period, .text, .longText, .choice,
        .flag, .count, .parties, .event, .account:
        _ = try field.type.read(.text(field.example))
      }
    }
  }

  @Test func `a kind goes by its name and by its Chinese title`() {
    var titles: Set<String> = []
    for kind in EventKind.allCases {
      let title = kind.body.title
      #expect(titles.insert(title.zh).inserted, "two kinds are called \(title.zh)")
      #expect(!title.en.isEmpty)
      #expect(EventKind(named: kind.rawValue) == kind)
      #expect(EventKind(named: title.zh) == kind)
    }
    #expect(EventKind(named: "Guarantee.Issue") == nil)
    #expect(EventKind(named: "") == nil)
  }

  @Test(arguments: EventKind.allCases)
  func `every fault of form is found at once`(kind: EventKind) throws {
    do {
      _ = try Submission(reading: [
        ("kind", .text(kind.rawValue)), ("date", .text("2018-02-30")), ("nonsense", .text("1")),
      ])
      Issue.record("nothing was found wrong")
    } catch let complaints as Complaints {
      let required = kind.body.fields.filter(\.isRequired).map { Refusal.fieldMissing($0.name) }
      let expected =
        [.value(.noSuchDay("2018-02-30"))] + required + [.unknownField("nonsense", kind)]
      #expect(complaints.items.map(\.refusal) == expected)
    }
  }
}
