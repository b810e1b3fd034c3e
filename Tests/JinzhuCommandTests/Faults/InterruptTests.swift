import Foundation
import Testing

/// Ctrl-C while a batch is recorded: nothing of it is kept, and the user is told so.
@Suite(.serialized) struct InterruptTests {
  @Test(arguments: [SIGINT, SIGTERM], ["en", "zh"])
  func `an interrupted batch leaves the book as it was, and says so`(
    signal: Int32, lang: String
  ) throws {
    let program = try Program.fund()
    let before = try program.book()
    // More events are awaited on standard input: the batch is certainly not over.
    let running = try Running(program, ["record", "-"], lang: lang, hasInput: true)
    let input = try #require(running.input)
    try input.fileHandleForWriting.write(
      contentsOf: Data(Program.payments(10, memo: "interrupted").utf8))
    usleep(400_000)
    running.send(signal)
    let outcome = try running.end()
    try input.fileHandleForWriting.close()
    #expect(outcome.status == 128 + signal, "\(outcome.words)")
    #expect(outcome.output == "")
    let words =
      lang == "zh" ? "已中断：一项未记，账簿未变动" : "interrupted: nothing was recorded; the book is as it was"
    #expect(outcome.words.contains(words), "\(outcome.words)")
    #expect(try program.book() == before)
  }

  @Test func `at any moment, a batch is wholly recorded or interrupted, and the words say which`()
    throws
  {
    let program = try Program.fund()
    try program.write(Program.payments(1500, memo: "batch"), to: "batch.jsonl")
    var head = try program.head()
    let start = DispatchTime.now().uptimeNanoseconds
    #expect(try program.run("record", "batch.jsonl", "--dry-run", "--format", "json").status == 0)
    let duration = UInt32((DispatchTime.now().uptimeNanoseconds - start) / 1000)
    let goal = Campaign.count("JINZHU_INTERRUPTS", else: 4)
    var (rounds, interrupted) = (0, 0)
    // On a busy machine the first ones may all come too late.
    while rounds < goal || (interrupted == 0 && rounds < 40) {
      rounds += 1
      let running = try Running(program, ["record", "batch.jsonl", "--format", "json"])
      usleep(.random(in: duration / 8...duration * 7 / 8))
      running.send(SIGINT)
      let outcome = try running.end()
      let now = try program.head()
      if outcome.status == 0 {
        #expect(outcome.output.json["head"] as? String == now)
        head = now
      } else {
        #expect(outcome.status == 128 + SIGINT, "\(outcome.words)")
        #expect(now == head)
        if !outcome.words.isEmpty {
          interrupted += 1
          #expect(outcome.words.json["status"] as? Int == 130, "\(outcome.words)")
        }
      }
    }
    print("interrupts: \(rounds) rounds, \(interrupted) batches interrupted, the others whole")
    #expect(interrupted > 0)
  }
}
