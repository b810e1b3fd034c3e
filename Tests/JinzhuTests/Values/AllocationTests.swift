import FoundationEssentials
import Testing

@testable import Jinzhu

@Suite struct AllocationTests {
  func split(_ fen: Int64, _ shares: [(code: String, weight: Int64)]) throws -> [Int64] {
    try Allocation.split(Money(fen: fen), over: shares).map(\.fen)
  }

  @Test func `The missing fen go to the largest remainders, ties to the lower code`() throws {
    #expect(try split(100, [("b", 1), ("a", 1), ("c", 1)]) == [33, 34, 33])
    #expect(try split(-100, [("b", 1), ("a", 1), ("c", 1)]) == [-33, -34, -33])
    #expect(try split(101, [("b", 1), ("a", 1), ("c", 1)]) == [34, 34, 33])
    #expect(try split(10, [("a", 1), ("b", 2)]) == [3, 7])
    #expect(try split(1, [("M10", 1), ("M2", 1)]) == [1, 0])
    #expect(try split(1, [("é", 1), ("z", 1)]) == [0, 1])
    #expect(try split(1, [("x", 1), ("x", 1)]) == [1, 0])
    #expect(try split(5, [("a", 0), ("b", 3)]) == [0, 5])
  }

  @Test func `No weight at all is an equal split`() throws {
    #expect(try split(5, [("b", 0), ("a", 0)]) == [2, 3])
    #expect(try split(0, [("b", 0), ("a", 0)]) == [0, 0])
  }

  @Test func `Nothing to allocate over`() throws {
    #expect(try split(0, []) == [])
    #expect(throws: ValueError.nothingToAllocateOver) { try split(1, []) }
    #expect(throws: ValueError.nothingToAllocateOver) { try split(1, [("a", 2), ("b", -1)]) }
    #expect(throws: ValueError.nothingToAllocateOver) { try split(0, [("a", -1)]) }
  }

  @Test func `Both ends of 64 bits`() throws {
    #expect(try split(.min, [("a", 1)]) == [.min])
    #expect(try split(.max, [("a", .max)]) == [.max])
    #expect(try split(.max, [("a", .max), ("b", .max)]) == [.max / 2 + 1, .max / 2])
    #expect(try split(.min, [("a", .max), ("b", .max)]) == [.min / 2, .min / 2])
  }

  @Test func `Random splits are exact and within a fen of the quota`() throws {
    var random = SplitMix(state: 20_180_201)
    for round in 0..<2000 {
      let count = Int.random(in: 1...40, using: &random)
      let top: Int64 = [3, 1000, 1_000_000_000_000_000, .max][round % 4]
      let weights = (0..<count).map { _ in Int64.random(in: 0...top, using: &random) }
      let bound: Int64 = [50, 1_000_000, .max][round % 3]
      let amount = Int64.random(in: -bound...bound, using: &random)
      let fen = try split(amount, weights.enumerated().map { ("M\($0.offset)", $0.element) })

      #expect(fen.reduce(0 as Int128) { $0 + Int128($1) } == Int128(amount))
      let total = weights.reduce(0 as Int128) { $0 + Int128($1) }
      guard total > 0 else { continue }
      let isClose = zip(fen, weights).allSatisfy { share, weight in
        let quota = Int128(amount) * Int128(weight)
        let (floor, rest) = quota.magnitude.quotientAndRemainder(dividingBy: total.magnitude)
        let size = UInt128(share.magnitude)
        return size == floor || (size == floor + 1 && rest > 0)
      }
      #expect(isClose)
    }
  }

  @Test func `Published Hamilton vectors`() throws {
    let repository = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in
      url.deletingLastPathComponent()
    }
    let file = repository.deletingLastPathComponent()
      .appending(path: "shared/data/apportionment/hamilton_vectors_shared.json")
    guard let data = try? Data(contentsOf: file) else {
      print("!!! SKIPPED: the Hamilton vectors are not at \(file.path)")
      return
    }
    let vectors = try JSONDecoder().decode([Vector].self, from: data)
    #expect(!vectors.isEmpty)
    for vector in vectors {
      let shares = vector.weights.enumerated().map { index, weight in
        (code: String("\(1000 + index)"), weight: weight)
      }
      let split = try split(vector.total, shares)
      #expect(split == vector.expected, "\(vector.name)")
    }
  }

  struct Vector: Decodable {
    let name: String
    let total: Int64
    let weights: [Int64]
    let expected: [Int64]
  }

  struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }
}
