/// What becomes of an event whose ref a program made, where what stood under it was reversed.
public enum RefUse {
  /// The ref is free, or holds an event that stands.
  case asItIs
  /// The event under it was reversed: the first ref in line that is free, or holds one that stands.
  case renewed(String, after: Event)
  /// It says what was reversed, and another event stands in that one's place by now.
  case replaced(Event, by: Event)
}

extension Books {
  /// A ref stays taken after a reversal. Who makes refs himself goes on with `REF#2`, `REF#3`, …
  ///
  /// What was corrected is not recorded once more: the correction stands in its place, whatever ref it
  /// has. Throws `Refusal.refTaken` where what stands says something else than what is handed in, and
  /// than what was reversed.
  public func use(ofRefOf submission: Submission) throws -> RefUse {
    guard let ref = submission.ref, let first = try shelf.reversed(ref) else { return .asItIs }
    var past: [Event] = []
    var turn = RefTurn(ref)
    var (event, standing): (Event?, Event?) = (first, nil)
    while let current = event, standing == nil {
      if try shelf.reversal(of: current.number) == nil {
        if current.submission.saysTheSame(as: submission) { break }
        standing = current
      } else {
        past.append(current)
        standing = try correction(of: current)
        turn = turn.next
        event = try shelf.event(ref: turn.text)
      }
    }
    guard let standing else { return .renewed(turn.text, after: past.last ?? first) }
    let same = past.last { $0.submission.saysTheSame(as: submission) }
    guard same != nil || standing.submission.saysTheSame(as: submission) else {
      throw Refusal.refTaken(ref, by: standing.number)
    }
    return .replaced(same ?? first, by: standing)
  }

  /// What stands in the place of an event that was corrected: recorded behind its reversal at the same
  /// instant, which names it by its number as corrections do.
  private func correction(of event: Event) throws -> Event? {
    var current = event
    while let number = try shelf.reversal(of: current.number) {
      guard let reversal = try shelf.event(number), let next = try shelf.event(number + 1),
        case .text("#\(current.number)") = reversal.submission.fields["event"],
        next.recordedAt == reversal.recordedAt, next.submission.kind == current.submission.kind
      else { return nil }
      current = next
    }
    return current
  }

}

extension Shelf {
  /// A ref, or the first one behind it that is free or holds an event that stands.
  func standing(ref: String) throws -> String {
    var turn = RefTurn(ref)
    while try reversed(turn.text) != nil { turn = turn.next }
    return turn.text
  }

  /// The event under a ref, if it was reversed.
  fileprivate func reversed(_ ref: String) throws -> Event? {
    guard let event = try event(ref: ref), try reversal(of: event.number) != nil else { return nil }
    return event
  }
}

/// A ref that is used for the first time, or, as `REF#2`, for a later one.
struct RefTurn {
  private let ref: Substring
  private let number: Int

  init(_ text: String) {
    if let cut = text.lastIndex(of: "#"), cut != text.startIndex,
      let number = Int(text[text.index(after: cut)...]), number >= 2, number < .max
    {
      (ref, self.number) = (text[..<cut], number)
    } else {
      (ref, number) = (text[...], 1)
    }
  }

  private init(_ ref: Substring, _ number: Int) { (self.ref, self.number) = (ref, number) }

  var next: RefTurn { RefTurn(ref, number + 1) }

  var text: String { number == 1 ? String(ref) : "\(ref)#\(number)" }
}
