internal import Foundation
internal import Jinzhu
internal import Testing

/// docs/FEES.md and its sister: the examples are recorded as they stand there, and every entry must be
/// the one on the page, whose figures were worked out by hand.
struct FeePageTests {
  private struct Example: Equatable {
    var charter: [String: String] = [:]
    var steps: [Step] = []
  }

  /// A command, and the accounts and amount of the entry below it.
  private struct Step: Equatable {
    let command: String
    var entries: [String] = []
  }

  @Test(arguments: ["FEES.md", "FEES.zh-CN.md"])
  func `every example comes to the entries that stand below it`(page: String) throws {
    for example in try Self.examples(of: page) {
      let book = try TestBook.free(try Self.charter(example.charter))
      for step in example.steps {
        #expect(try Self.entries(of: step.command, in: book) == step.entries, "\(step.command)")
      }
    }
  }

  @Test func `both pages tell the same, of both recognitions, refunds and a rate of one's own`()
    throws
  {
    let examples = try Self.examples(of: "FEES.md")
    #expect(try examples == Self.examples(of: "FEES.zh-CN.md"))
    let steps = examples.flatMap(\.steps)
    #expect(examples.count == 6 && steps.count { !$0.entries.isEmpty } == 18)
    for word in ["fee.refund", "fee.waive", "guarantee.extend", "--feeRate", "close "] {
      #expect(steps.contains { $0.command.contains(word) }, "no example has \(word)")
    }
    #expect(Set(examples.flatMap { $0.charter.keys }).count == 5)
  }

  /// Tables and texts repeat the figures of the examples, in both languages.
  @Test(arguments: ["FEES.md", "FEES.zh-CN.md"])
  func `the table has the fees of the first example`(page: String) throws {
    let text = try Self.text(of: page)
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") && $0.contains("2018-0") }
    let fees = try #require(try Self.examples(of: page).first).steps.flatMap(\.entries)
    #expect(rows.count == fees.count)
    for (row, entry) in zip(rows, fees) {
      let fee = String(entry.split(separator: " ").last ?? "")
      #expect(row.contains("| \(fee) |") || row.contains("| \(fee) (") || row.contains("| \(fee)（"))
    }
  }

  private static func text(of page: String) throws -> String {
    let docs = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../docs")
    return try String(
      contentsOf: docs.standardizedFileURL.appendingPathComponent(page), encoding: .utf8)
  }

  private static func examples(of page: String) throws -> [Example] {
    let mark = "<!-- checked: charter "
    return try text(of: page).components(separatedBy: mark).dropFirst().map { part in
      let lines = part.components(separatedBy: "\n")
      var example = Example()
      for word in lines[0].replacing(" -->", with: "").split(separator: " ") {
        let pair = word.split(separator: "=").map(String.init)
        example.charter[pair[0]] = pair[1]
      }
      for line in lines.dropFirst(2).prefix(while: { $0 != "```" }) {
        if line.hasPrefix("jinzhu ") {
          example.steps.append(Step(command: line))
        } else {
          let words = line.split(separator: " ").map(String.init)
          let codes = words.filter { $0.count == 4 && $0.allSatisfy(\.isNumber) }
          example.steps[example.steps.count - 1].entries.append(
            (codes + [words.last ?? ""]).joined(separator: " "))
        }
      }
      return example
    }
  }

  /// The keys of a charter's JSON besides limits, which play no part here.
  private static func charter(_ keys: [String: String]) throws -> String {
    let fee = keys.filter { $0.key.hasPrefix("fee.") }.map { key, value in
      "\"\(key.dropFirst(4))\": \"\(value)\""
    }
    let coverage = try #require(keys["coverage"])
    return "\"fee\": {\(fee.joined(separator: ", "))}, \"coverage\": \"\(coverage)\""
  }

  /// Records what a command line says; the entries by the codes of accounts, those of memorandum left out.
  private static func entries(of command: String, in book: TestBook) throws -> [String] {
    var words = command.split(separator: " ").dropFirst().map(String.init)
    var (kind, date) = ("period.close", "")
    var fields: [String: String] = [:]
    if words[0] == "close" {
      fields["period"] = words[1]
      date = try Period(parsing: words[1]).last.description
    } else {
      kind = words[1]
      words.removeFirst(2)
      while words.count >= 2 {
        fields[String(words[0].dropFirst(2))] = words[1]
        words.removeFirst(2)
      }
      date = fields.removeValue(forKey: "date") ?? ""
    }
    return try book.record(kind, date, fields).map { row in
      let parts = row.replacing(" / ", with: " ").split(separator: " ").map(String.init)
      let codes = parts.dropLast().compactMap { name in
        Account(rawValue: String(name.prefix { $0 != "(" }))?.entry(in: .cas).code
      }
      return codes.joined(separator: " ") + " "
        + (try Money(parsing: parts[parts.count - 1])).separated
    }.filter { !$0.hasPrefix("71") }
  }
}

extension Money {
  /// As a page writes it: `1,234.50`.
  fileprivate var separated: String {
    let text = description
    let whole = text.prefix { $0 != "." }
    var grouped = ""
    for (place, digit) in whole.enumerated() {
      if place > 0, (whole.count - place) % 3 == 0 { grouped += "," }
      grouped.append(digit)
    }
    return grouped + text.dropFirst(whole.count)
  }
}
