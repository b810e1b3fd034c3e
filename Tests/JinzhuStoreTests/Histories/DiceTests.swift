import Jinzhu
import JinzhuHistories
import Testing

struct `Dice and bags` {
  @Test func `a seed always throws the same`() {
    // The first numbers of SplitMix64 from seed 1234567, as its author's program prints them.
    var dice = Dice(seed: 1_234_567)
    #expect(dice.bits() == 6_457_827_717_110_365_317)
    #expect(dice.bits() == 3_203_168_211_198_807_973)
    #expect(dice.bits() == 9_817_491_932_198_370_423)
  }

  @Test func `a throw stays in its range and reaches both ends`() {
    var dice = Dice(seed: 7)
    let throwsOfDie = (0..<500).map { _ in dice.between(1, 6) }
    #expect(Set(throwsOfDie) == Set(1...6))
    #expect(dice.between(4, 4) == 4)
  }

  @Test func `a part of an amount is neither nothing nor more than all`() {
    var dice = Dice(seed: 3)
    for whole in [1, 2, 99, 123_456, 900_000_000_000] as [Int64] {
      let parts = (0..<200).map { _ in dice.part(of: whole) }
      #expect(parts.allSatisfy { (1...whole).contains($0) })
      #expect(parts.contains(whole))
    }
  }

  @Test func `what is taken out of a bag is not drawn from it`() {
    var (bag, dice) = (Bag<String>(), Dice(seed: 5))
    for name in ["a", "b", "c", "b"] { bag.insert(name) }
    #expect(bag.count == 3)
    bag.remove("a")
    #expect(!bag.contains("a"))
    let drawn = Set((0..<60).compactMap { _ in bag.drawn(by: &dice) })
    #expect(drawn == ["b", "c"])
  }
}
