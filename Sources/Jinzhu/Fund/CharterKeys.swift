/// The keys of one part of a charter, each read once; what is left over is unknown.
struct CharterKeys {
  private let path: String
  private var left: [String: Tree]

  init(_ tree: Tree, at path: String) throws {
    guard case .record(let entries) = tree else {
      throw Refusal.charterKey(path: String(path.dropLast()), problem: .notRecord)
    }
    self.path = path
    left = Dictionary(entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  func finish() throws {
    if let key = left.keys.min() {
      throw Refusal.charterKey(path: path + key, problem: .unknown)
    }
  }

  mutating func text(_ key: String) throws -> String? {
    switch left.removeValue(forKey: key) {
    case nil, .null: return nil
    case .text(let text): return text
    case .list, .record: throw Refusal.charterKey(path: path + key, problem: .notText)
    }
  }

  mutating func part(_ key: String) throws -> CharterKeys? {
    guard let tree = left.removeValue(forKey: key), tree != .null else { return nil }
    return try CharterKeys(tree, at: path + key + ".")
  }

  mutating func list(_ key: String) throws -> [Tree]? {
    switch left.removeValue(forKey: key) {
    case nil, .null: return nil
    case .list(let items): return items
    case .text, .record: throw Refusal.charterKey(path: path + key, problem: .notList)
    }
  }

  /// One of a closed list, or of the part of it that makes sense here.
  mutating func choice<C: CaseIterable & RawRepresentable & Equatable>(
    _ key: String, into value: inout C, among allowed: [C] = Array(C.allCases)
  ) throws where C.RawValue == String {
    guard let text = try text(key) else { return }
    guard let choice = C(rawValue: text), allowed.contains(choice) else {
      throw Refusal.charterKey(
        path: path + key, problem: .notOneOf(text, allowed.map(\.rawValue)))
    }
    value = choice
  }

  /// A rate from 0 to 100 %.
  mutating func rate(_ key: String, into value: inout Rate) throws {
    if let rate = try optionalRate(key) { value = rate }
  }

  mutating func optionalRate(_ key: String) throws -> Rate? {
    guard let text = try text(key) else { return nil }
    let rate = try parsed(key) { try Rate(parsing: text) }
    guard rate <= .one else {
      throw Refusal.charterKey(path: path + key, problem: .above100Percent(text))
    }
    return rate
  }

  /// A multiple, which may pass 1; `none` and `null` set none.
  mutating func multiple(_ key: String) throws -> Rate? {
    guard let text = try text(key), text != "none" else { return nil }
    return try parsed(key) { try Rate(parsing: text) }
  }

  mutating func money(_ key: String, into value: inout Money) throws {
    if let money = try optionalMoney(key) { value = money }
  }

  mutating func optionalMoney(_ key: String) throws -> Money? {
    guard let text = try text(key) else { return nil }
    let value = try parsed(key) { try Money(parsing: text) }
    guard !value.isNegative else {
      throw Refusal.charterKey(path: path + key, problem: .negative(text))
    }
    return value
  }

  mutating func day(_ key: String, into value: inout Day) throws {
    guard let text = try text(key) else { return }
    value = try parsed(key) { try Day(parsing: text) }
  }

  /// A whole number that may be nought.
  mutating func number(_ key: String) throws -> Int64? {
    guard let text = try text(key) else { return nil }
    guard let count = Int64(text), (0...100_000).contains(count) else {
      throw Refusal.charterKey(path: path + key, problem: .notCount(text))
    }
    return count
  }

  mutating func count(_ key: String, into value: inout Int64) throws {
    guard let text = try text(key) else { return }
    guard let count = Int64(text), (1...100_000).contains(count) else {
      throw Refusal.charterKey(path: path + key, problem: .notCount(text))
    }
    value = count
  }

  mutating func flag(_ key: String, into value: inout Bool) throws {
    guard let text = try text(key) else { return }
    switch text {
    case "true", "yes", "on", "是": value = true
    case "false", "no", "off", "否": value = false
    default: throw Refusal.charterKey(path: path + key, problem: .notFlag(text))
    }
  }

  /// `+08:00` as minutes east of UTC.
  mutating func offset(_ key: String, into value: inout Int) throws {
    guard let text = try text(key) else { return }
    let bytes = Array(text.utf8)
    let digits = [1, 2, 4, 5].filter { $0 < bytes.count && (48...57).contains(bytes[$0]) }
    guard bytes.count == 6, bytes[0] == 43 || bytes[0] == 45, bytes[3] == 58, digits.count == 4
    else { throw Refusal.charterKey(path: path + key, problem: .notOffset(text)) }
    func digit(_ index: Int) -> Int { Int(bytes[index]) - 48 }
    let (hours, minutes) = (digit(1) * 10 + digit(2), digit(4) * 10 + digit(5))
    guard hours <= 14, minutes < 60 else {
      throw Refusal.charterKey(path: path + key, problem: .notOffset(text))
    }
    value = (hours * 60 + minutes) * (bytes[0] == 45 ? -1 : 1)
  }

  static func offsetText(_ minutes: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let size = abs(minutes)
    return (minutes < 0 ? "-" : "+") + two(size / 60) + ":" + two(size % 60)
  }

  private func parsed<V>(_ key: String, _ read: () throws -> V) throws -> V {
    do { return try read() } catch let error as ValueError {
      throw Refusal.charterKey(path: path + key, problem: .value(error))
    }
  }
}
