import SQLite
import Testing

@testable import JinzhuStore

/// Who reads between two works learns what went wrong in one.
struct ScribeTests {
  private struct Full: Error {}

  @Test func `nothing is read once something could not be written`() throws {
    let scribe = Scribe()
    let database = try Database(path: "", mode: .memory)
    var read = 0
    scribe.add(.write(database) { _ in })
    try scribe.catchUp()
    try scribe.betweenWorks { read += 1 }
    scribe.add(.write(database) { _ in throw Full() })
    scribe.add(.write(database) { _ in Issue.record("written after a fault") })
    #expect(throws: Full.self) { try scribe.catchUp() }
    #expect(throws: Full.self) { try scribe.betweenWorks { read += 1 } }
    #expect(read == 1)
  }
}
