internal import Foundation
internal import Jinzhu
internal import JinzhuStore
internal import Testing

/// Everything that is compared of one day, each figure under its name; what is zero and what is
/// absent are the same, except among the measures.
struct Figures {
  private(set) var named: [String: String] = [:]

  /// What the program reports.
  init(of book: Book, on day: Day, now: String) throws {
    for row in try book.report("trial-balance", on: day.description, now: now).rows() {
      add("account", [row["role"]], row["closing"])
    }
    let detail = try book.report("trial-balance", on: day.description, now: now) {
      $0.isDetailed = true
    }
    for row in detail.rows() {
      add("ledger", [row["role"], row["party"], row["guarantee"]], row["closing"])
    }
    measures(try book.report("measures", on: day.description, now: now).tree["measures"])
    members(try book.report("members", on: day.description, now: now).tree["members"])
    for row in try book.report("in-force", on: day.description, now: now).rows() {
      guarantee(row["guarantee"]?.text ?? "", row)
    }
  }

  /// What the reference model says, from its answer for the day.
  init(of answer: Tree) {
    for entry in answer["trialBalance"]?.entries ?? [] {
      add("account", [.text(entry.key)], entry.value)
    }
    for row in answer["subLedgers"]?.items ?? [] {
      add("ledger", [row["role"], row["party"], row["guarantee"]], row["balance"])
    }
    measures(answer["measures"])
    members(answer["members"])
    for entry in answer["guarantees"]?.entries ?? [] where entry.value["class"] != .null {
      guarantee(entry.key, entry.value)
    }
  }

  /// Every figure that differs, as a line; measures only as far as the model knows them.
  func differences(from model: Figures) -> [String] {
    Set(named.keys).union(model.named.keys).sorted().compactMap { name in
      let (ours, theirs) = (named[name], model.named[name])
      if ours == theirs || (theirs == nil && name.hasPrefix("measure")) { return nil }
      return "\(name): the program says \(ours ?? "-"), the model \(theirs ?? "-")"
    }
  }

  /// How many figures of each sort there are.
  var counts: [String: Int] {
    named.keys.reduce(into: [:]) { $0[String($1.prefix { $0 != " " }), default: 0] += 1 }
  }

  private mutating func measures(_ tree: Tree?) {
    for entry in tree?.entries ?? [] {
      if case .record(let parts) = entry.value {
        for part in parts { named["measure \(entry.key) \(part.key)"] = part.value.text ?? "none" }
      } else {
        named["measure \(entry.key)"] = entry.value.text ?? "none"
      }
    }
  }

  private mutating func members(_ tree: Tree?) {
    let columns = [
      "paidInCapital", "shareOfReservesAndResult", "lossesCarried", "owedToMember", "equity",
    ]
    for entry in tree?.entries ?? [] {
      for column in columns {
        add("member", [.text(entry.key), .text(column)], entry.value[column])
      }
    }
  }

  private mutating func guarantee(_ code: String, _ row: Tree) {
    for column in ["obligor", "due", "balance", "ownShare", "daysOverdue", "class"] {
      named["guarantee \(code) \(column)"] = row[column]?.text
    }
  }

  private mutating func add(_ sort: String, _ names: [Tree?], _ amount: Tree?) {
    guard let amount = amount?.text, amount != "0.00" else { return }
    named[([sort] + names.map { $0?.text ?? "-" }).joined(separator: " ")] = amount
  }
}

/// The plain model in `Tests/Reference`, written from the specification alone.
enum ReferenceModel {
  /// What it makes of events, as lines of a file, on some days.
  static func figures(of lines: [String], on days: [Day]) throws -> [Figures] {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("jinzhu-\(UUID().uuidString).jsonl")
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let answer = try Python.run(
      "jinzhu_reference.py", [file.path] + days.map(\.description))
    guard answer.status == 0 else { throw Failure(text: answer.text) }
    let tree = try JSONReader.read(Array(answer.output), strings: .lenient)
    return (tree["days"]?.items ?? []).map(Figures.init(of:))
  }

  /// The model found its input, or itself, at fault.
  struct Failure: Error { let text: String }
}

extension Tree {
  fileprivate var items: [Tree] {
    guard case .list(let items) = self else { return [] }
    return items
  }

  fileprivate var entries: [Entry] {
    guard case .record(let entries) = self else { return [] }
    return entries
  }
}
