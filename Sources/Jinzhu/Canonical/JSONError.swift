/// Why bytes are not the JSON that this program accepts, and where.
public struct JSONError: Error, Hashable, Sendable {
  /// What can be wrong.
  public enum Reason: Hashable, Sendable {
    case unexpectedEnd
    case unexpectedByte
    case duplicateKey(String)
    case bareNumber
    case bareNull
    case bareBoolean
    case badEscape
    case notUTF8
    case tooDeep
    case trailing
    case controlCharacter
  }

  /// The rule that was broken.
  public let reason: Reason
  /// The offset of the offending byte, from 0; of a text, where it starts, if it is not UTF-8.
  public let offset: Int
  /// The key of the outermost record whose value was being read.
  public let key: String?

  /// An error at a byte.
  public init(_ reason: Reason, at offset: Int, key: String? = nil) {
    (self.reason, self.offset, self.key) = (reason, offset, key)
  }

  /// What is wrong, and what to do.
  public var words: Words {
    switch reason {
    case .unexpectedEnd:
      Words("JSON 不完整；请检查引号和括号是否成对", "the JSON ends too early; close its quotes and brackets")
    case .unexpectedByte:
      Words(
        "第 \(offset + 1) 字节处不是合法的 JSON；请检查标点和引号",
        "not JSON at byte \(offset + 1); check commas, colons and quotes")
    case .duplicateKey(let key):
      Words("字段“\(key)”重复；请只保留一个", "the key \"\(key)\" is given twice; keep one")
    case .bareNumber:
      Words("数字未加引号；请写成文本，如 \"100.00\"", "a bare number; write it as text, as in \"100.00\"")
    case .bareNull:
      Words("不接受 null；请删去该字段", "null is refused; leave the field out")
    case .bareBoolean:
      Words("true/false 未加引号；请写成文本", "a bare true or false; write it as text")
    case .badEscape:
      Words(
        "第 \(offset + 1) 字节处的转义不正确；请用 \\n、\\\" 或成对的 \\uXXXX",
        "a bad escape at byte \(offset + 1); use \\n, \\\" or \\uXXXX, surrogates in pairs")
    case .notUTF8:
      Words("文本不是 UTF-8 编码；请另存为 UTF-8", "the text is not UTF-8; save it as UTF-8")
    case .tooDeep:
      Words(
        "嵌套超过 \(JSONReader.nestingLimit) 层；请减少层次",
        "nested deeper than \(JSONReader.nestingLimit) levels; flatten it")
    case .trailing:
      Words(
        "第 \(offset + 1) 字节起有多余内容；请删去或另起一行",
        "more text after the value, at byte \(offset + 1); remove it or start a new line")
    case .controlCharacter:
      Words(
        "第 \(offset + 1) 字节是控制字符；请写成 \\u00XX 或删去",
        "a control character at byte \(offset + 1); write it as \\u00XX or remove it")
    }
  }
}
