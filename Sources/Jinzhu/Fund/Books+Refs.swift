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
  /// A correction goes on in the same line, so that what was corrected is not recorded once more.
  public func use(ofRefOf submission: Submission) throws -> RefUse {
    guard let ref = submission.ref, let first = try reversed(ref) else { return .asItIs }
    var (last, past) = (first, [first])
    var turn = RefTurn(ref)
    repeat {
      turn = turn.next
      guard let event = try shelf.event(ref: turn.text) else { break }
      guard try shelf.reversal(of: event.number) != nil else {
        if !event.submission.saysTheSame(as: submission),
          let same = past.last(where: { $0.submission.saysTheSame(as: submission) })
        {
          return .replaced(same, by: event)
        }
        break
      }
      last = event
      past.append(event)
    } while true
    return .renewed(turn.text, after: last)
  }

  /// The first ref behind one that no event has.
  public func free(after ref: String) throws -> String {
    var turn = RefTurn(ref).next
    while try shelf.event(ref: turn.text) != nil { turn = turn.next }
    return turn.text
  }

  /// A ref, or the first one behind it that is free or holds an event that stands.
  func standing(ref: String) throws -> String {
    var turn = RefTurn(ref)
    while try reversed(turn.text) != nil { turn = turn.next }
    return turn.text
  }

  /// The event under a ref, if it was reversed.
  private func reversed(_ ref: String) throws -> Event? {
    guard let event = try shelf.event(ref: ref), try shelf.reversal(of: event.number) != nil else {
      return nil
    }
    return event
  }
}

/// A ref that is used for the first time, or, as `REF#2`, for a later one.
private struct RefTurn {
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
