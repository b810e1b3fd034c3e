import Testing

@testable import Jinzhu

/// The capped allocation of domain §5.2, figures in fen.
struct MemberRoomTests {
  private func rooms(_ rows: [(String, Int64, fen: Int64)]) -> [MemberRoom] {
    rows.map { MemberRoom(member: ID($0.0), weight: $0.1, room: Money(fen: $0.fen)) }
  }

  private func spread(_ fen: Int64, _ rows: [(String, Int64, fen: Int64)]) throws -> [String: Int64]
  {
    let parts = try MemberRoom.spread(Money(fen: fen), over: rooms(rows))
    return Dictionary(uniqueKeysWithValues: parts.map { ($0.member.text, $0.amount.fen) })
  }

  @Test func `whoever is over his room leaves the round, and the rest is allocated afresh`() throws
  {
    // Round 1: A 50, B 30, C 20; A is over 20. Round 2: 80 over 3:2, B 48, C 32; C is over 25.
    // Round 3: 55 to B.
    let parts = try spread(100_00, [("A", 5, 20_00), ("B", 3, 100_00), ("C", 2, 25_00)])
    #expect(parts == ["A": 20_00, "B": 55_00, "C": 25_00])
  }

  @Test func `a share of exactly the room is not over it`() throws {
    let parts = try spread(100_00, [("A", 5, 50_00), ("B", 3, 100_00), ("C", 2, 100_00)])
    #expect(parts == ["A": 50_00, "B": 30_00, "C": 20_00])
  }

  @Test func `a room one fen short hands one fen on, to the largest remainder`() throws {
    // 50.01 over 3:2 is 30.006 and 20.004.
    let parts = try spread(100_00, [("A", 5, 49_99), ("B", 3, 100_00), ("C", 2, 100_00)])
    #expect(parts == ["A": 49_99, "B": 30_01, "C": 20_00])
  }

  @Test func `when nobody is left, all the room there is was taken`() throws {
    let parts = try spread(100_00, [("A", 5, 20_00), ("B", 3, 30_00), ("C", 2, 25_00)])
    #expect(parts == ["A": 20_00, "B": 30_00, "C": 25_00])
  }

  @Test func `an amount of exactly all room fits`() throws {
    let parts = try spread(75_00, [("A", 5, 20_00), ("B", 3, 30_00), ("C", 2, 25_00)])
    #expect(parts == ["A": 20_00, "B": 30_00, "C": 25_00])
  }

  @Test func `two over in the same round both leave it`() throws {
    // Round 1: 40, 40, 10, 10; A and B are over. Round 2: 70 over 1:1.
    let parts = try spread(
      100_00, [("A", 4, 20_00), ("B", 4, 10_00), ("C", 1, 90_00), ("D", 1, 90_00)])
    #expect(parts == ["A": 20_00, "B": 10_00, "C": 35_00, "D": 35_00])
  }

  @Test func `a member without room gets nothing, equal parts or not`() throws {
    #expect(try spread(10, [("A", 1, 0), ("B", 1, 99), ("C", 1, 99)]) == ["B": 5, "C": 5])
    #expect(try spread(10, [("A", 0, 99), ("B", 0, 99), ("C", 0, 0)]) == ["A": 5, "B": 5])
  }

  @Test func `nobody to carry it carries nothing`() throws {
    #expect(try spread(10, []) == [:])
    #expect(try spread(0, [("A", 1, 99)]) == [:])
  }
}
