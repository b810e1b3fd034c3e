/// The splitting of an amount so that the shares add up to it exactly.
public enum Allocation {
  /// Splits the amount in proportion to the weights, by largest remainder.
  ///
  /// Each share is floored to the fen, then the missing fen go one each to the largest remainders,
  /// ties to the lower code by its UTF-8 bytes. A negative amount is split as its absolute value,
  /// then negated. Where all weights are zero the split is equal. The result is in the order of
  /// `shares`. Throws `nothingToAllocateOver` where a weight is negative, or where there are no
  /// shares for an amount that is not zero.
  public static func split(
    _ amount: Money, over shares: [(code: String, weight: Int64)]
  ) throws -> [Money] {
    guard shares.allSatisfy({ $0.weight >= 0 }), !shares.isEmpty || amount.isZero else {
      throw ValueError.nothingToAllocateOver
    }
    let parts = split(amount.fen.magnitude, over: shares.map(\.weight)) { a, b in
      let (p, q) = (shares[a].code.utf8, shares[b].code.utf8)
      if p.lexicographicallyPrecedes(q) { return true }
      return a < b && !q.lexicographicallyPrecedes(p)
    }
    return parts.map { Money(fen: Int64(bitPattern: amount.isNegative ? 0 &- $0 : $0)) }
  }

  /// The same for an amount and weights that are not negative.
  ///
  /// - Parameter isBefore: whether, of two places with equal remainders, the first one comes first.
  static func split(
    _ whole: UInt64, over weights: [Int64], isBefore: (Int, Int) -> Bool
  ) -> [UInt64] {
    let total = weights.reduce(0) { $0 + Int128($1) }
    if total > 0 { return split(whole, over: weights, total, isBefore) }
    let equal = [Int64](repeating: 1, count: weights.count)
    return split(whole, over: equal, Int128(weights.count), isBefore)
  }

  private static func split(
    _ whole: UInt64, over weights: [Int64], _ total: Int128, _ isBefore: (Int, Int) -> Bool
  ) -> [UInt64] {
    let largest = whole.multipliedReportingOverflow(by: UInt64(weights.max() ?? 0))
    // Most products fit 64 bits, and dividing those takes a fraction of the time.
    if !largest.overflow, let total = UInt64(exactly: total) {
      var shares = [Share<UInt64>](repeating: Share(), count: weights.count)
      split(whole, over: weights, total, into: &shares, isBefore)
      return shares.map(\.part)
    }
    var shares = [Share<UInt128>](repeating: Share(), count: weights.count)
    split(UInt128(whole), over: weights, UInt128(total), into: &shares, isBefore)
    return shares.map(\.part)
  }

  /// What comes to a place in whole fen, and what remains of its quota.
  struct Share<Number: FixedWidthInteger & UnsignedInteger> {
    fileprivate(set) var part: UInt64 = 0
    fileprivate var remainder: Number = 0
  }

  /// The same over weights that are not all zero, into the place of earlier shares.
  ///
  /// - Parameters:
  ///   - whole: its product with any weight fits the type.
  ///   - total: what the weights come to.
  ///   - shares: as many as there are weights.
  @inline(__always)
  static func split<Number: FixedWidthInteger & UnsignedInteger>(
    _ whole: Number, over weights: [Int64], _ total: Number, into shares: inout [Share<Number>],
    _ isBefore: (Int, Int) -> Bool
  ) {
    shares.withUnsafeMutableBufferPointer { shares in
      // Remainders by their first bits: who gets one of the missing fen is decided in all buckets
      // but one at a glance.
      withUnsafeTemporaryAllocation(of: Int.self, capacity: 257) { buckets in
        buckets.initialize(repeating: 0)
        let shift = Number(max(0, Number.bitWidth - total.leadingZeroBitCount - 8))
        var missing = whole
        for (place, weight) in weights.enumerated() {
          let quota = (whole &* Number(truncatingIfNeeded: weight))
            .quotientAndRemainder(dividingBy: total)
          shares[place].part = UInt64(truncatingIfNeeded: quota.quotient)
          shares[place].remainder = quota.remainder
          missing &-= quota.quotient
          buckets[Int(truncatingIfNeeded: quota.remainder &>> shift)] &+= 1
        }
        guard missing > 0 else { return }
        var (rest, last) = (Int(missing), 256)
        while buckets[last] < rest {
          rest -= buckets[last]
          last -= 1
        }
        var undecided: [Int] = []
        for place in shares.indices {
          let bucket = Int(truncatingIfNeeded: shares[place].remainder &>> shift)
          // No processor guesses which bucket comes next: that nothing depends on it saves half the
          // time.
          shares[place].part &+= bucket > last ? 1 : 0
          if bucket == last { undecided.append(place) }
        }
        undecided.sort { a, b in
          let (first, second) = (shares[a].remainder, shares[b].remainder)
          return first != second ? first > second : isBefore(a, b)
        }
        for place in undecided.prefix(rest) { shares[place].part += 1 }
      }
    }
  }
}
