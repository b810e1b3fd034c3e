/// What somebody may have meant by a word that means nothing.
public enum NearMiss {
  /// The closest of some words, if it is close enough to be worth asking about.
  public static func to(_ word: String, among words: some Sequence<String>) -> String? {
    let asked = plain(word)
    let closest = words.map { (word: $0, distance: distance(asked, plain($0))) }
      .min { ($0.distance, $0.word) < ($1.distance, $1.word) }
    guard let closest, closest.distance <= max(1, asked.count / 3) else { return nil }
    return closest.word
  }

  /// Case and separators are what people mistype first.
  private static func plain(_ word: String) -> [Character] {
    word.lowercased().filter { $0 != "-" && $0 != "_" && $0 != "." && $0 != " " }
  }

  /// How many letters must be added, dropped, changed, or swapped with their neighbour.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var rows = [Array(0...b.count)]
    for i in 1...a.count {
      var row = [i]
      for j in 1...b.count {
        let change = rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        row.append(min(change, rows[i - 1][j] + 1, row[j - 1] + 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          row[j] = min(row[j], rows[i - 2][j - 2] + 1)
        }
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
