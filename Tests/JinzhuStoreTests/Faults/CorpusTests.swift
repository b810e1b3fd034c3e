import Foundation
import FuzzTargets
import JinzhuHistories
import Testing

/// What the fuzzer found worth keeping, through every parser once more, and a little of what the
/// fuzzer would make of it.
///
/// `JINZHU_CORPUS=.build/fuzz/corpus` reads what was found since too, `JINZHU_PARSER=csv` for one
/// parser alone: that is how `Tests/Fuzz/coverage.sh` counts the lines that each reached.
@Suite struct CorpusTests {
  private static let environment = ProcessInfo.processInfo.environment

  private static let folders: [URL] = {
    let kept = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fuzz/Corpus")
    return [kept] + (environment["JINZHU_CORPUS"].map { [URL(fileURLWithPath: $0)] } ?? [])
  }()

  static let parsers: [FuzzTarget] =
    environment["JINZHU_PARSER"].flatMap(FuzzTarget.init(rawValue:)).map { [$0] }
    ?? FuzzTarget.allCases

  /// Every input kept for a parser, by its name.
  private static func inputs(of parser: FuzzTarget) throws -> [(name: String, bytes: [UInt8])] {
    try folders.flatMap { root in
      let folder = root.appendingPathComponent(parser.rawValue)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      return try names.map {
        ($0, Array(try Data(contentsOf: folder.appendingPathComponent($0))))
      }
    }
  }

  @Test(arguments: parsers)
  func `every kept input is read or refused as it should be`(parser: FuzzTarget) throws {
    let inputs = try Self.inputs(of: parser)
    #expect(!inputs.isEmpty)
    for (name, bytes) in inputs {
      if let finding = parser.finding(in: bytes) { Issue.record("\(parser) \(name): \(finding)") }
    }
  }

  /// The same ones every time: what fails is met again.
  @Test(arguments: parsers)
  func `what is made of them by chance is read or refused as it should be`(
    parser: FuzzTarget
  ) throws {
    let inputs = try Self.inputs(of: parser).map(\.bytes)
    var dice = Dice(seed: 7)
    for _ in 0..<(parser == .book ? 60 : 1500) {
      var bytes = dice.pick(inputs) ?? []
      for _ in 0...dice.below(4) { Self.mutate(&bytes, inputs, &dice) }
      if let finding = parser.finding(in: bytes) {
        Issue.record("\(parser) \(Data(bytes).base64EncodedString()): \(finding)")
      }
    }
  }

  /// Changes, adds, removes or repeats some bytes, or puts in some of another input.
  private static func mutate(_ bytes: inout [UInt8], _ inputs: [[UInt8]], _ dice: inout Dice) {
    let start = Int(dice.below(Int64(bytes.count + 1)))
    let end = min(bytes.count, start + Int(dice.below(9)))
    switch dice.below(6) {
    case 0: bytes.removeSubrange(start..<end)
    case 1: bytes.insert(contentsOf: bytes[start..<end], at: start)
    case 2: bytes.insert(UInt8(dice.below(256)), at: start)
    case 3: bytes.insert(contentsOf: (dice.pick(inputs) ?? []).suffix(9), at: start)
    case 4: bytes.replaceSubrange(start..<end, with: (dice.pick(inputs) ?? []).prefix(end - start))
    default:
      if start < bytes.count { bytes[start] ^= 1 << UInt8(dice.below(8)) }
    }
  }
}
