import Jinzhu
import Testing

@testable import JinzhuStore

/// Recording goes on with the books of the last recording, but only while they are the latest.
@Suite struct KeptTests {
  let file = Scratch()

  private func pay(_ amount: String, from member: String = "M01") throws -> Submission {
    try event("capital.pay", "2018-01-06", ["member": member, "amount": amount])
  }

  private func isSound(_ book: Book) throws -> Bool {
    if case .sound = try book.verify() { true } else { false }
  }

  @Test func `what another one has recorded meanwhile is heeded`() throws {
    let (ours, theirs) = (try file.book(), try Book(path: file.path, mode: .readWrite))
    try ours.record(founding("M01", "100"), at: noon)
    try theirs.record(founding("M02", "20"), at: seconds(1))
    // M02 is known, and cannot be added once more.
    #expect(throws: Refusal.self) { try ours.record([founding("M02", "1")[0]], at: seconds(2)) }
    try ours.record([pay("3", from: "M02")], at: seconds(3))
    try theirs.record([pay("0.4")], at: seconds(4))
    try ours.record([pay("0.05")], at: seconds(5))
    #expect(try ours.held(.paidInCapital, on: "2018-02-01") == "123.45")
    #expect(try isSound(ours))
  }

  @Test func `what was taken back with its transaction is not gone on with`() throws {
    struct Stop: Error {}
    let book = try file.book()
    try book.record(founding("M01", "100"), at: noon)
    #expect(throws: Stop.self) {
      try book.record(at: seconds(1)) {
        _ = try $0.record(pay("7"))
        throw Stop()
      }
    }
    _ = try book.rehearse(at: seconds(2)) { try $0.record(pay("8")) }
    try book.record([pay("1")], at: seconds(3))
    try book.record([pay("2")], at: seconds(4))
    #expect(try book.held(.paidInCapital, on: "2018-02-01") == "103.00")
    #expect(try isSound(book))
  }

  @Test func `the clock goes on`() throws {
    let book = try file.book()
    try book.record(founding("M01", "100"), at: noon)
    let tomorrow = try event(
      "capital.pay", "2018-02-02", ["member": "M01", "amount": "1"])
    #expect(throws: Refusal.self) { try book.record([tomorrow], at: seconds(1)) }
    try book.record([tomorrow], at: seconds(86_400))
    #expect(try book.held(.paidInCapital, on: "2018-02-02", at: seconds(86_400)) == "101.00")
  }
}
