import JinzhuHistories

/// What can happen to bytes, whatever they mean.
enum Harm: String, CaseIterable, Sendable {
  case bit = "a bit"
  case header = "a bit of the header"
  case schema = "a bit of the schema"
  case byte = "a byte"
  case zeros = "a run of zeros"
  case sector = "a sector overwritten"
  case pages = "two pages exchanged"
  case tail = "the tail cut off"
  case lastPages = "the last pages cut off"
  case longer = "a tail added"

  private static let pageSize = 4096

  /// Does it, where dice decide; says what was done.
  func happen(to bytes: inout [UInt8], _ dice: inout Dice) -> String {
    let count = bytes.count
    let place = Int(dice.below(Int64(count)))
    switch self {
    case .bit: return Self.flip(&bytes, at: place, &dice)
    case .header: return Self.flip(&bytes, at: Int(dice.below(100)), &dice)
    case .schema: return Self.flip(&bytes, at: 100 + Int(dice.below(12_000)), &dice)
    case .byte:
      bytes[place] = UInt8(dice.below(256))
      return "byte \(place) set to \(bytes[place])"
    case .zeros:
      let end = min(count, place + dice.between(1, 64))
      for index in place..<end { bytes[index] = 0 }
      return "bytes \(place)..<\(end) zeroed"
    case .sector:
      let (to, from) = (place / 512 * 512, Int(dice.below(Int64(count))) / 512 * 512)
      for index in 0..<512 where max(to, from) + index < count {
        bytes[to + index] = bytes[from + index]
      }
      return "sector at \(to) overwritten by that at \(from)"
    case .pages:
      let other = Int(dice.below(Int64(count)))
      let (a, b) = (place / Self.pageSize * Self.pageSize, other / Self.pageSize * Self.pageSize)
      for index in 0..<Self.pageSize where max(a, b) + index < count {
        bytes.swapAt(a + index, b + index)
      }
      return "pages at \(a) and \(b) exchanged"
    case .tail:
      bytes.removeLast(count - place)
      return "cut after \(place) bytes"
    case .lastPages:
      bytes.removeLast(min(count, Self.pageSize * dice.between(1, 3)))
      return "cut after \(bytes.count) bytes"
    case .longer:
      let more = dice.between(1, 9000)
      bytes += (0..<more).map { UInt8(truncatingIfNeeded: $0) }
      return "\(more) bytes added"
    }
  }

  /// Turns one bit around.
  static func flip(_ bytes: inout [UInt8], at place: Int, _ dice: inout Dice) -> String {
    let at = min(place, bytes.count - 1)
    let bit = UInt8(1) << UInt8(dice.below(8))
    bytes[at] ^= bit
    return "byte \(at) ^ \(bit)"
  }
}
