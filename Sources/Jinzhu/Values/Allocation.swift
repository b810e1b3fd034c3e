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
    let isEqual = shares.allSatisfy { $0.weight == 0 }
    let weights = shares.map { isEqual ? 1 : Int128($0.weight) }
    let total = weights.reduce(0, +)
    let whole = Int128(amount.fen.magnitude)

    let quotas = weights.map { (whole * $0).quotientAndRemainder(dividingBy: total) }
    var fen = quotas.map(\.quotient)
    let missing = Int(whole - fen.reduce(0, +))
    if missing > 0 {
      let order = shares.indices.sorted { a, b in
        let (x, y) = (quotas[a].remainder, quotas[b].remainder)
        if x != y { return x > y }
        let (p, q) = (shares[a].code.utf8, shares[b].code.utf8)
        if p.lexicographicallyPrecedes(q) { return true }
        return a < b && !q.lexicographicallyPrecedes(p)
      }
      for index in order.prefix(missing) { fen[index] += 1 }
    }
    return fen.map { Money(fen: Int64(amount.isNegative ? -$0 : $0)) }
  }
}
