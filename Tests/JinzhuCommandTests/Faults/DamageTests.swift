import Foundation
import Testing

/// The program itself on damaged files: it ends by itself, always, and says 3 where it verifies.
@Suite struct DamageTests {
  private static let count = Campaign.count("JINZHU_DAMAGES", else: 16)

  @Test func `a damaged file never crashes the program`() throws {
    let program = try Program.fund()
    try program.record(Program.issue)
    let original = try program.book()
    let sound = try program.run("verify", "--format", "json").output
    var (damaged, refused, unharmed) = (0, 0, 0)
    for seed in 0..<Self.count {
      var generator = Generator(state: UInt64(seed + 1))
      try Self.harm(original, &generator).write(to: program.path("fund.book"))
      for suffix in ["-wal", "-shm"] {
        try? FileManager.default.removeItem(at: program.path("fund.book" + suffix))
      }
      let verdict = try program.run("verify", "--format", "json")
      switch verdict.status {
      case 3: damaged += 1
      case 1: refused += 1
      default:
        unharmed += 1
        #expect(verdict.status == 0 && verdict.output == sound, "damage \(seed)")
      }
      for arguments in Self.others {
        let outcome = try program.run(arguments)
        #expect([0, 1, 3].contains(outcome.status), "damage \(seed): \(arguments) \(outcome)")
      }
    }
    print("damaged files: \(damaged) found, \(refused) refused, \(unharmed) unharmed")
    #expect(damaged > 0)
  }

  private static let others = [
    ["report", "trial-balance"], ["show", "guarantee", "D1"],
    ["record", "capital.pay", "--date", "2019-01-02", "--member", "M01", "--amount", "1"],
  ]

  /// A few bits, a run of bytes, or the tail.
  private static func harm(_ bytes: Data, _ generator: inout Generator) -> Data {
    var bytes = bytes
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: bytes.removeLast(Int.random(in: 1..<bytes.count, using: &generator))
    case 1:
      let start = Int.random(in: 0..<bytes.count - 300, using: &generator)
      for index in start..<start + 300 {
        bytes[index] = UInt8.random(in: 0...255, using: &generator)
      }
    default:
      for _ in 0..<8 {
        let index = Int.random(in: 0..<bytes.count, using: &generator)
        bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      }
    }
    return bytes
  }

  /// SplitMix64: a damage that failed is met again by its number.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }
}
