import FoundationEssentials
import Jinzhu
import JinzhuFormats
import JinzhuStore

/// Records the events of a file one at a time, each in a transaction of its own, and prints how many
/// microseconds each one took: `CommitTimer BOOK EVENTS`.
@main
struct CommitTimer {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else {
      print("usage: CommitTimer BOOK EVENTS")
      return
    }
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: arguments[2])))
    let book = try Book(path: arguments[1], mode: .readWrite)
    let clock = ContinuousClock()
    let instant = Instant(microseconds: Int64(Date().timeIntervalSince1970) * 1_000_000)
    for source in EventReader(file: arguments[2], bytes: bytes) {
      let submission = try Submission(reading: try source.get().fields)
      let time = try clock.measure {
        try book.record(at: instant) { _ = try $0.record(submission) }
      }
      let (seconds, attoseconds) = time.components
      print(seconds * 1_000_000 + attoseconds / 1_000_000_000_000)
    }
    book.close()
  }
}
