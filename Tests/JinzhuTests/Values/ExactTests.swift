import Testing

@testable import Jinzhu

@Suite struct ExactTests {
  static let roundsCases: [(Int128, Int128, Int128)] = [
    (0, 2, 0), (1, 2, 1), (-1, 2, -1), (1, -2, -1), (-1, -2, 1), (3, 2, 2), (-3, 2, -2), (5, 2, 3),
    (1, 3, 0), (2, 3, 1), (-1, 3, 0), (-2, 3, -1), (4, 3, 1), (49, 100, 0), (50, 100, 1), (7, 1, 7),
  ]

  @Test(arguments: roundsCases)
  func rounds(dividend: Int128, divisor: Int128, quotient: Int128) throws {
    #expect(try Exact.quotient(dividend, by: divisor) == quotient)
  }

  @Test func `Both ends of 128 bits`() throws {
    #expect(try Exact.quotient(.max, by: .max) == 1)
    #expect(try Exact.quotient(.max / 2, by: .max) == 0)
    #expect(try Exact.quotient(.max / 2 + 1, by: .max) == 1)
    #expect(try Exact.quotient(.min, by: .min) == 1)
    #expect(throws: ValueError.overflow) { try Exact.quotient(.min, by: -1) }
    #expect(throws: ValueError.overflow) { try Exact.quotient(1, by: 0) }
    #expect(try Exact.product(.max, 1) == .max)
    #expect(throws: ValueError.overflow) { try Exact.product(.max, 2) }
    #expect(try Exact.narrow(Int128(Int64.max)) == .max)
    #expect(throws: ValueError.overflow) { try Exact.narrow(Int128(Int64.max) + 1) }
    #expect(try Exact.narrow(Int128(Int64.min)) == .min)
    #expect(throws: ValueError.overflow) { try Exact.narrow(Int128(Int64.min) - 1) }
  }
}
