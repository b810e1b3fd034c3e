/// Which lines of a bank name which entries of the book, by their references.
///
/// Every line is searched once for all references at once, so that it does not matter how many entries
/// there are.
struct NamedEntries: Sendable {
  /// The references of all entries.
  let references: Set<PlainText>
  private var ofLine: [[Int]]
  private var ofEntry: [[Int]]

  init(_ lines: [Marks], _ entries: [EntryMarks]) {
    let index = ReferenceIndex(entries.map(\.references))
    references = Set(entries.flatMap(\.allReferences))
    ofEntry = Array(repeating: [], count: entries.count)
    ofLine = lines.map { line in
      var found = index.named(in: line.words)
      if let reference = line.reference { found.formUnion(index.named(by: reference)) }
      return found.sorted()
    }
    for (line, found) in ofLine.enumerated() {
      for entry in found { ofEntry[entry].append(line) }
    }
  }

  /// Entries that a line names, by their places.
  func entries(ofLine line: Int) -> [Int] { ofLine[line] }

  /// Lines that name an entry, by their places.
  func lines(ofEntry entry: Int) -> [Int] { ofEntry[entry] }
}

/// An entry of the book with what identifies it on a statement.
struct EntryMarks: Sendable {
  /// Those long enough to stand within a text by no accident.
  let references: [PlainText]
  let allReferences: [PlainText]
  let names: [PlainText]

  init(of entry: BankEntry) {
    allReferences = entry.references.map(PlainText.init)
    references = allReferences.filter { $0.units.count >= PlainText.shortest }
    names = entry.names.map(PlainText.init)
  }
}

/// Things by what they are called, so that a text is searched for all of them at once.
struct ReferenceIndex {
  private var places: [PlainText: [Int]] = [:]
  private let lengths: [Int]

  /// - Parameter names: what each thing is called; too short a name finds nothing.
  init(_ names: [[PlainText]]) {
    for (place, own) in names.enumerated() {
      for name in Set(own) where name.units.count >= PlainText.shortest {
        places[name, default: []].append(place)
      }
    }
    lengths = Set(places.keys.map(\.units.count)).sorted()
  }

  /// The places of what is called so.
  func named(by name: PlainText) -> [Int] { places[name] ?? [] }

  /// The places of what is named anywhere in a text, not as part of a longer number.
  func named(in text: PlainText) -> Set<Int> {
    var found: Set<Int> = []
    for length in lengths {
      text.eachPart(of: length) { found.formUnion(named(by: $0)) }
    }
    return found
  }
}
