/// How what a statement's line says of itself goes with an entry of the book.
enum Resemblance {
  /// The line names the entry: its reference, or the guarantee it is about.
  case same
  /// The line's reference is one slip of the hand away from the entry's, and is nobody else's.
  case near
  /// The line gives no reference.
  case silent
  /// The line's reference is an unknown one, but it names the other side of the entry.
  case named
  /// The line speaks of something else.
  case other
}

/// A text by its letters and digits only: banks cut, pad and capitalise as they like.
struct PlainText: Hashable, Sendable {
  let units: [Unicode.Scalar]

  private init(_ units: ArraySlice<Unicode.Scalar>) { self.units = Array(units) }

  init(_ text: String) {
    units = text.uppercased().unicodeScalars.filter {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
  }

  /// The shortest text that may stand within another by no accident.
  static let shortest = 4

  /// Every part of a length that is not cut out of a longer number.
  func eachPart(of length: Int, _ body: (PlainText) -> Void) {
    guard length <= units.count else { return }
    for start in 0...(units.count - length) {
      let end = start + length
      let isCut =
        end < units.count && units[end].properties.numericType != nil
        && units[end - 1].properties.numericType != nil
      if !isCut { body(PlainText(units[start..<end])) }
    }
  }

  /// Whether one letter more, less, other or out of place makes this text of another, or two such
  /// slips of a long one.
  func isNear(_ other: PlainText) -> Bool {
    guard min(units.count, other.units.count) >= 6 else { return false }
    return distance(to: other) <= (units.count >= 9 ? 2 : 1)
  }

  /// The least number of letters put in, taken out, changed or swapped with their neighbours.
  private func distance(to other: PlainText) -> Int {
    guard abs(units.count - other.units.count) <= 2 else { return 3 }
    // What both begin and end with costs nothing.
    let front = zip(units, other.units).prefix { $0.0 == $0.1 }.count
    let (one, two) = (units[front...], other.units[front...])
    let back = zip(one.reversed(), two.reversed()).prefix { $0.0 == $0.1 }.count
    let (a, b) = (Array(one.dropLast(back)), Array(two.dropLast(back)))
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var rows = [Array(0...b.count)]
    for i in 1...a.count {
      var row = [i]
      for j in 1...b.count {
        let isSame = a[i - 1] == b[j - 1]
        var least = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (isSame ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          least = min(least, rows[i - 2][j - 2] + 1)
        }
        row.append(least)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}

/// A line with what identifies it.
struct Marks: Sendable {
  let reference: PlainText?
  let words: PlainText
  /// The other side; `nil` where the bank gave none.
  let side: PlainText?

  init(of line: StatementLine) {
    func plain(_ text: String?) -> PlainText? {
      text.map(PlainText.init).flatMap { $0.units.isEmpty ? nil : $0 }
    }
    reference = plain(line.reference)
    words = PlainText([line.reference, line.text].compactMap { $0 }.joined(separator: " / "))
    side = plain(line.counterparty)
  }

  /// How the line goes with an entry that it does not name.
  ///
  /// - Parameter known: the references of all entries of the book.
  func resemblance(toUnnamed entry: EntryMarks, known: Set<PlainText>) -> Resemblance {
    let isPayer = side.map(entry.names.contains)
    guard let reference else {
      // Somebody else's name speaks against the entry as much as a reference would.
      return isPayer == false && !entry.names.isEmpty ? .other : .silent
    }
    // A reference that belongs to somebody else is no slip of the hand.
    if known.contains(reference) { return .other }
    if entry.references.contains(where: reference.isNear) { return .near }
    return isPayer == true ? .named : .other
  }
}
