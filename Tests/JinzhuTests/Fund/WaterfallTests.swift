import Testing

@testable import Jinzhu

struct WaterfallTests {
  private static let everything: [Charter.Layer] = [
    Charter.Layer(layer: .compensationReserve), Charter.Layer(layer: .surplusReserve),
    Charter.Layer(layer: .members), Charter.Layer(layer: .generalRiskReserve),
    Charter.Layer(layer: .income),
  ]

  /// 10 fen in the compensation reserve, 20 in the surplus reserve, 30 of members' room, 5 in the
  /// general risk reserve.
  private func spread(_ fen: Int64, over list: [Charter.Layer]) throws -> Waterfall {
    try Waterfall(
      of: Money(fen: fen), over: list,
      reserve: { account in
        Money(
          fen: [.compensationReserve: 10, .surplusReserve: 20, .generalRiskReserve: 5][account]
            ?? -1)
      },
      rooms: { _ in
        [
          MemberRoom(member: ID("A"), weight: 1, room: Money(fen: 10)),
          MemberRoom(member: ID("B"), weight: 1, room: Money(fen: 20)),
        ]
      })
  }

  @Test(
    arguments: [
      (1, [1], 0), (10, [10], 0), (11, [10, 1], 0), (30, [10, 20], 0), (31, [10, 20, 1], 0),
      (60, [10, 20, 30], 0), (61, [10, 20, 30, 1], 0), (65, [10, 20, 30, 5], 0),
      (66, [10, 20, 30, 5, 1], 0), (1_000, [10, 20, 30, 5, 935], 0),
    ] as [(Int64, [Int64], Int64)])
  func `each layer takes up to its limit, and income the rest`(
    fen: Int64, taken: [Int64], rest: Int64
  ) throws {
    let waterfall = try spread(fen, over: Self.everything)
    #expect(waterfall.layers.map(\.amount.fen) == taken)
    #expect(waterfall.rest.fen == rest)
  }

  @Test func `a list without income leaves what it cannot carry`() throws {
    let list = Array(Self.everything.prefix(3))
    #expect(try spread(60, over: list).rest == .zero)
    #expect(try spread(61, over: list).rest == Money(fen: 1))
  }

  @Test func `the members' parts add up to their layer`() throws {
    let layer = try #require(
      try spread(61, over: Self.everything).layers.first { $0.layer == .members })
    #expect(layer.members.map(\.member.text) == ["A", "B"])
    #expect(layer.members.map(\.amount.fen) == [10, 20])
  }

  @Test func `a layer that takes nothing is left out`() throws {
    let waterfall = try Waterfall(
      of: Money(fen: 7), over: Self.everything, reserve: { _ in .zero }, rooms: { _ in [] })
    #expect(waterfall.layers.map(\.layer) == [.income])
  }

  @Test func `a reserve below zero takes nothing`() throws {
    let waterfall = try Waterfall(
      of: Money(fen: 7), over: Self.everything, reserve: { _ in Money(fen: -1) },
      rooms: { _ in [] })
    #expect(waterfall.layers.map(\.layer) == [.income])
  }
}
