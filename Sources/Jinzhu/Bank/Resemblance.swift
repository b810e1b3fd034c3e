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
struct PlainText: Hashable {
  let units: [Unicode.Scalar]

  init(_ text: String) {
    units = text.uppercased().unicodeScalars.filter {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
  }

  /// The shortest text that may stand within another by no accident.
  static let shortest = 4

  /// Whether another text stands in this one, not cut out of a longer number.
  func contains(_ other: PlainText) -> Bool {
    let (count, length) = (units.count, other.units.count)
    guard length >= Self.shortest, count >= length else { return false }
    for start in 0...(count - length) where units[start..<start + length] == other.units[...] {
      let after = start + length < count ? units[start + length] : nil
      let isCut =
        after?.properties.numericType != nil
        && other.units.last?.properties.numericType != nil
      if !isCut { return true }
    }
    return false
  }

  /// Whether one letter more, less, other or out of place makes this text of another, or two such
  /// slips of a long one.
  func isNear(_ other: PlainText) -> Bool {
    guard min(units.count, other.units.count) >= 6 else { return false }
    return distance(to: other) <= (units.count >= 9 ? 2 : 1)
  }

  /// The least number of letters put in, taken out, changed or swapped with their neighbours.
  private func distance(to other: PlainText) -> Int {
    let (a, b) = (units, other.units)
    guard abs(a.count - b.count) <= 2 else { return 3 }
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

/// A line or an entry with what identifies it.
struct Marks {
  let reference: PlainText?
  let words: PlainText
  let side: PlainText?

  init(of line: StatementLine) {
    reference = line.reference.map(PlainText.init).flatMap { $0.units.isEmpty ? nil : $0 }
    words = PlainText([line.reference, line.text].compactMap { $0 }.joined(separator: " / "))
    side = line.counterparty.map(PlainText.init)
  }

  /// - Parameter known: the references of all entries of the book.
  func resemblance(to entry: BankEntry, known: Set<PlainText>) -> Resemblance {
    let references = entry.references.map(PlainText.init).filter {
      $0.units.count >= PlainText.shortest
    }
    if references.contains(where: { $0 == reference || words.contains($0) }) { return .same }
    let isNamed = side.map { side in entry.names.contains { PlainText($0) == side } }
    guard let reference else {
      // Somebody else's name speaks against the entry as much as a reference would.
      return isNamed == false && !entry.names.isEmpty ? .other : .silent
    }
    // A reference that belongs to somebody else is no slip of the hand.
    if known.contains(reference) { return .other }
    if references.contains(where: { reference.isNear($0) }) { return .near }
    return isNamed == true ? .named : .other
  }
}
