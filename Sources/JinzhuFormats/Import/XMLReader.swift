internal import CDocuments

/// Who is told of what an XML document holds, names without their namespaces.
protocol XMLListener: AnyObject {
  func start(_ name: Substring, _ attributes: (String) -> String?) throws
  func end(_ name: Substring) throws
  func text(_ text: UnsafeRawBufferPointer) throws
}

/// Reads XML through expat. Document types, and with them entities, are refused.
enum XMLReader {
  /// How deep elements may stand in one another.
  static let depthLimit = 64

  /// Tells a listener of a document, whole.
  ///
  /// - Parameter part: what it is called in errors.
  /// - Throws: `ReadingError`, or what the listener threw.
  static func read(_ bytes: [UInt8], named part: String, _ listener: any XMLListener) throws {
    try prepare()
    let ear = Ear(listener)
    var line: Int64 = 0
    let result = try withExtendedLifetime(ear) {
      var handlers = xml_listener(
        context: Unmanaged.passUnretained(ear).toOpaque(), start: heardStart, end: heardEnd,
        text: heardText)
      let result = bytes.withUnsafeBufferPointer {
        xml_read($0.baseAddress, $0.count, &handlers, &line)
      }
      if let error = ear.error { throw error }
      return result
    }
    switch Int(result) {
    case xml_done: return
    case xml_has_doctype: throw ReadingError.hasDoctype
    case xml_no_memory: throw ReadingError.tooLarge(part)
    default: throw ReadingError.notXML(part: part, line: Int(line))
    }
  }

  /// Opens the libraries. Throws `ReadingError`.
  static func prepare() throws {
    if let problem = documents_open_reading() {
      throw ReadingError.noLibrary(String(cString: problem))
    }
  }

  private static let (xml_done, xml_has_doctype, xml_no_memory) = (0, -2, -3)
}

/// What stands between the C calls and a listener.
private final class Ear {
  let listener: any XMLListener
  var error: (any Error)?
  var depth = 0

  init(_ listener: any XMLListener) { self.listener = listener }

  /// Whether the reading goes on: 0.
  func hear(_ body: () throws -> Void) -> Int32 {
    do {
      try body()
      return 0
    } catch {
      self.error = error
      return 1
    }
  }

  static func of(_ context: UnsafeMutableRawPointer?) -> Ear? {
    context.map { Unmanaged<Ear>.fromOpaque($0).takeUnretainedValue() }
  }
}

private func localName(_ name: UnsafePointer<CChar>?) -> Substring {
  let whole = name.map { String(cString: $0) } ?? ""
  return whole.lastIndex(of: "|").map { whole[whole.index(after: $0)...] } ?? whole[...]
}

private func heardStart(
  _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?,
  _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
) -> Int32 {
  guard let ear = Ear.of(context) else { return 1 }
  return ear.hear {
    ear.depth += 1
    if ear.depth > XMLReader.depthLimit { throw ReadingError.tooLarge("depth") }
    try ear.listener.start(localName(name)) { wanted in
      var place = 0
      while let key = attributes?[place], let value = attributes?[place + 1] {
        if localName(key) == wanted[...] { return String(cString: value) }
        place += 2
      }
      return nil
    }
  }
}

private func heardEnd(_ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?) -> Int32 {
  guard let ear = Ear.of(context) else { return 1 }
  return ear.hear {
    ear.depth -= 1
    try ear.listener.end(localName(name))
  }
}

private func heardText(
  _ context: UnsafeMutableRawPointer?, _ bytes: UnsafePointer<CChar>?, _ count: Int32
) -> Int32 {
  guard let ear = Ear.of(context) else { return 1 }
  return ear.hear {
    try ear.listener.text(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
  }
}
