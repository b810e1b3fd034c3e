extension Shelf {
  /// The event that bears a ref or a number; `#31` is always a number.
  ///
  /// - Throws: `Refusal`, where there is none or where there are two.
  public func event(named name: String) throws -> Event {
    let isMarked = name.first == "#"
    let number = Int64(isMarked ? name.dropFirst() : name[...])
    let byNumber = try number.flatMap { try event($0) }
    let byRef = isMarked ? nil : try event(ref: name)
    if let byRef, let byNumber, byRef.number != byNumber.number {
      throw Refusal.correction(.ambiguous(name, ref: byRef.number))
    }
    guard let found = byRef ?? byNumber else { throw Refusal.unknownEvent(name) }
    return found
  }
}
