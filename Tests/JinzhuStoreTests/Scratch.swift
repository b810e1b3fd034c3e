import Foundation
import Jinzhu

@testable import JinzhuStore

/// A path in the temporary directory that is removed, with its companions, at the end of a test.
final class Scratch {
  let path: String

  init() {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("jinzhu-\(UUID().uuidString).book").path
  }

  deinit {
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: path + suffix)
    }
  }
}

/// Noon in China, 1 February 2018.
let noon = Instant(microseconds: 1_517_457_600_000_000)

/// An instant so many seconds after `noon`.
func seconds(_ count: Int64) -> Instant {
  Instant(microseconds: noon.microseconds + count * 1_000_000)
}

/// A charter that opens a book on 1 January 2008.
func charter(fund: String = "万年县金猪") throws -> Submission {
  try event("charter.adopt", "2008-01-01", charter: Charter(fund: fund))
}

/// An event from its kind, date and fields, as if read from a file.
func event(
  _ kind: String, _ date: String, charter: Charter? = nil,
  _ fields: KeyValuePairs<String, String> = [:]
) throws -> Submission {
  var raw: [(name: String, tree: Tree)] = [("kind", .text(kind)), ("date", .text(date))]
  if let charter { raw.append(("charter", charter.tree)) }
  raw += fields.map { ($0.key, .text($0.value)) }
  return try Submission(reading: raw)
}
