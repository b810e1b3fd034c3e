import FoundationEssentials
import Jinzhu
import JinzhuHistories
import JinzhuStore

/// Writes the history of a seeded fund as files: `HistoryWriter SEED GUARANTEES FOLDER` makes
/// `charter.json` and `events.jsonl`, which `jinzhu init` and `jinzhu record` take.
///
/// The events are recorded in a book in memory on the way, since a history learns from its book;
/// only those that were recorded are written, so the file is legal from its first line to its last.
@main
struct HistoryWriter {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let seed = UInt64(arguments[1]), let size = Int(arguments[2]) else {
      print("usage: HistoryWriter SEED GUARANTEES FOLDER")
      return
    }
    let told = try Told(seed: seed, guarantees: size)
    let folder = arguments[3]
    try told.charter.write(toFile: folder + "/charter.json", atomically: true, encoding: .utf8)
    try (told.lines.joined(separator: "\n") + "\n")
      .write(toFile: folder + "/events.jsonl", atomically: true, encoding: .utf8)
    print(told.summary)
  }
}

/// A history told to its end.
struct Told {
  var charter = ""
  var lines: [String] = []
  var summary = ""

  init(seed: UInt64, guarantees: Int) throws {
    let scale = Scale.fund(guarantees: guarantees)
    var history = History(seed: seed, scale: scale)
    let end = Instant(microseconds: Int64(scale.firstDay.serial) * 86_400_000_000)
    let book = try Book.inMemory()
    var (refused, backdated, reversed) = (0, 0, 0)
    let last = Instant(microseconds: end.microseconds + Int64(scale.days + 2) * 86_400_000_000)
    try book.record(at: last) { recorder in
      while let proposal = history.next() {
        let latest = history.known.latestDay
        do {
          let outcome = try recorder.record(try Submission(reading: proposal.raw))
          try history.learn(proposal, outcome)
          guard case .recorded(let event, _, _) = outcome else { continue }
          if proposal.kind == .eventReverse { reversed += 1 }
          if event.day < latest { backdated += 1 }
          if event.number == 1, let tree = proposal.fields.first?.tree {
            charter = JSONWriter.text(tree)
          } else {
            lines.append(proposal.line)
          }
        } catch let refusal as Refusal {
          history.learn(proposal, refusal)
          refused += 1
        }
      }
    }
    let known = history.known
    summary = """
      seed \(seed): \(lines.count + 1) events of \(known.guarantees.count) guarantees, \
      \(known.inForce.count) in force, \(known.compensations) with an open compensation balance, \
      \(reversed) reversals, \(backdated) backdated; \(refused) proposals refused
      """
  }
}
