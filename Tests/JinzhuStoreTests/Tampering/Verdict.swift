import Jinzhu
import JinzhuHistories
import SQLite

@testable import JinzhuStore

/// What came of a tampering.
enum Verdict: Equatable {
  /// It turned out to be impossible: nothing was altered.
  case notApplied
  /// verify names a difference, or the book cannot be opened for one: exit status 3.
  case found
  /// The file is refused as none of ours, or as too new: exit status 1.
  case refused
  /// The book stands at an earlier commit; only a head printed later tells.
  case foundByHead
  /// The book says what it said before, and SQLite finds nothing wrong.
  case harmless
  /// The alarm that this test is for.
  case missed(String)
}

extension Tampering {
  /// Does it to a copy of a victim, and hears what verify says.
  func verdict(on victim: Victim, _ dice: inout Dice) throws -> Verdict {
    let file = Scratch(in: Scratch.memory)
    guard let deed = try alter(file, victim, &dice) else { return .notApplied }
    do {
      let book = try Book(path: file.path, mode: .readOnly)
      defer { book.close() }
      switch try book.verify() {
      case .damaged(let damage): return verdict(damage, on: deed)
      case .sound(let events, let head):
        guard head == victim.heads[events] else {
          return .missed("\(deed.what): sound, with a head that never was")
        }
        if events != deed.last ?? victim.last { return .foundByHead }
      }
    } catch BookError.damaged(let damage) {
      return verdict(damage, on: deed)
    } catch let error as BookError {
      switch error {
      case .notABook, .newerVersion, .inaccessible, .readOnly: return .refused
      default: return .missed("\(deed.what): \(error)")
      }
    }
    let dump = try LogicalDump(of: file)
    let isSame = dump.isIntact && dump == victim.dumps[deed.last ?? victim.last]
    return isSame ? .harmless : .missed("\(deed.what): sound, and yet it says something else")
  }

  /// Found; but it must be named, where it can be.
  private func verdict(_ damage: Damage, on deed: Deed) -> Verdict {
    let words = damage.words.en
    let isNamed = deed.names.isEmpty || deed.names.contains { words.contains($0) }
    return isNamed ? .found : .missed("\(deed.what): found, but what is named is: \(words)")
  }
}

/// How many tamperings came to what, by family.
struct TamperingTally {
  private var counts: [Tampering.Family: [String: Int]] = [:]
  private(set) var missed: [String] = []

  mutating func count(_ verdict: Verdict, _ family: Tampering.Family, _ label: String) {
    let name =
      switch verdict {
      case .notApplied: "impossible"
      case .found: "found"
      case .refused: "refused"
      case .foundByHead: "head"
      case .harmless: "harmless"
      case .missed: "missed"
      }
    counts[family, default: [:]][name, default: 0] += 1
    counts[family, default: [:]]["tried", default: 0] += 1
    if case .missed(let why) = verdict { missed.append("\(label): \(why)") }
  }

  func total(_ name: String) -> Int { counts.values.reduce(0) { $0 + ($1[name] ?? 0) } }

  /// Applied ones: the rest turned out to be impossible.
  var applied: Int { total("tried") - total("impossible") }

  var table: String {
    let names = ["tried", "impossible", "found", "refused", "head", "harmless", "missed"]
    var lines = ["tampering: " + names.joined(separator: " · ")]
    for family in Tampering.Family.allCases {
      let numbers = names.map { String(counts[family]?[$0] ?? 0) }
      lines.append("  \(family.rawValue): " + numbers.joined(separator: " · "))
    }
    lines.append(
      "  applied \(applied), effective \(applied - total("harmless")), undetected \(missed.count)")
    return lines.joined(separator: "\n")
  }
}
