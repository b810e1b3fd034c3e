public import Jinzhu

extension Attestation {
  /// Reads the text of a file; any layout will do, since the signature does not cover it.
  ///
  /// - Throws: `AttestationError`. Whether the signature holds is not asked here.
  public init(parsing utf8: [UInt8]) throws(AttestationError) {
    let tree: Tree
    do throws(JSONError) {
      tree = try JSONReader.read(utf8, strings: .textOnly)
    } catch {
      throw .notJSON(error)
    }
    guard let form = tree["form"]?.text else { throw .member("form") }
    guard form == Self.form else { throw .form(form) }
    var members = Members(tree)
    fund = try members.text("fund")
    event = try members.value("event") { Self.number($0) }
    head = try members.value("head") { Chain.isHash($0) ? $0 : nil }
    recordedAt = try members.value("recordedAt") { Self.instant($0) }
    asOf = try members.value("asOf") { Self.day($0) }
    signedAt = try members.value("signedAt") { Self.instant($0) }
    by = members.textIfAny("by")
    publicKey = try members.value("publicKey") { Base64.bytes($0).flatMap(PublicKey.init(bytes:)) }
    signature = try members.value("signature") { Base64.bytes($0) }
    figures = try members.texts("figures")
    if let stranger = members.rest { throw .member(stranger) }
  }

  // What is signed is the value's own notation, so only that is read.
  private static func number(_ text: String) -> Int64? {
    guard let number = Int64(text), String(number) == text, number > 0 else { return nil }
    return number
  }

  private static func instant(_ text: String) -> Instant? {
    guard let instant = try? Instant(parsing: text), instant.description == text else { return nil }
    return instant
  }

  private static func day(_ text: String) -> Day? {
    guard let day = try? Day(parsing: text), day.description == text else { return nil }
    return day
  }
}

/// The members of a record, each taken once.
private struct Members {
  private let tree: Tree
  private var taken: Set<String> = ["form"]

  init(_ tree: Tree) { self.tree = tree }

  mutating func textIfAny(_ key: String) -> String? {
    guard let text = tree[key]?.text else { return nil }
    taken.insert(key)
    return text
  }

  mutating func text(_ key: String) throws(AttestationError) -> String {
    guard let text = textIfAny(key) else { throw .member(key) }
    return text
  }

  mutating func value<V>(
    _ key: String, _ read: (String) -> V?
  ) throws(AttestationError) -> V {
    guard let value = read(try text(key)) else { throw .member(key) }
    return value
  }

  /// A record of texts.
  mutating func texts(_ key: String) throws(AttestationError) -> [String: String] {
    guard case .record(let entries)? = tree[key] else { throw .member(key) }
    taken.insert(key)
    var texts: [String: String] = [:]
    for entry in entries {
      guard let text = entry.value.text else { throw .member(key + "." + entry.key) }
      texts[entry.key] = text
    }
    return texts
  }

  /// The first member that nobody took.
  var rest: String? {
    guard case .record(let entries) = tree else { return nil }
    return entries.lazy.map(\.key).first { !taken.contains($0) }
  }
}

/// Why a file is no attestation that this program can check.
public enum AttestationError: Error, Hashable, Sendable {
  case notJSON(JSONError)
  /// A form of a newer program, or of none.
  case form(String)
  /// A member is missing, unknown or makes no sense.
  case member(String)

  /// What is wrong, and what to do.
  public var words: Words {
    switch self {
    case .notJSON(let error):
      Words("不是证明文件：\(error.words.zh)", "this is no attestation: \(error.words.en)")
    case .form(let form):
      Words(
        "证明文件的形式“\(form)”未知，本程序只认 \(Attestation.form)；请升级程序",
        "the form `\(form)` is unknown, this program reads \(Attestation.form); "
          + "upgrade the program")
    case .member(let key):
      Words(
        "证明文件的“\(key)”缺失、多余或无法理解；请使用 jinzhu attest 写出的原件",
        "`\(key)` of the attestation is missing, unknown or makes no sense; "
          + "use the file as `jinzhu attest` wrote it")
    }
  }
}
