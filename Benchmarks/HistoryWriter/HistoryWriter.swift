import FoundationEssentials
import Jinzhu
import JinzhuHistories
import JinzhuStore

/// Writes the history of a seeded fund as files: `HistoryWriter SEED GUARANTEES FOLDER` makes
/// `charter.json` and `events.jsonl`, which `jinzhu init` and `jinzhu record` take, `founding.jsonl`,
/// the events before the first guarantee, `later.jsonl`, events that may be recorded one at a time
/// after either, and `facts.json`, what the fund is like at its end.
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
    for (name, lines) in [
      ("charter.json", [told.charter]), ("events.jsonl", told.lines),
      ("founding.jsonl", told.founding), ("later.jsonl", told.later), ("facts.json", [told.facts]),
    ] {
      try (lines.joined(separator: "\n") + "\n")
        .write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
    }
    print(told.facts)
  }
}
