internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore

/// The events of an export, recorded once more into a new book.
struct Replaying {
  let file: String
  /// The head that must come of it; `nil` where any will do.
  let head: ChainHead?

  /// From so many events on, it pays to share the work among threads.
  private static let many = 1000

  /// Makes the book, and tells of it.
  ///
  /// - Throws: `Failure`, a `FileError` or a `BookError`; then there is no new book.
  func document(to path: String) throws -> Document {
    let bytes = try System.bytes(of: file, limit: EventReader.fileLimit)
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let made: (events: Int64, head: String)
    do {
      made = try Book.replay(to: path) { try replay(lines, with: $0) }
    } catch let fault as ReplayFault {
      // What another thread has written is found out about later.
      guard case .hash(let event, _, _) = fault else {
        throw Failure(.refused, fault.words, file: file)
      }
      let full = lines.indices.filter { !lines[$0].allSatisfy(Self.isBlank) }
      throw Failure(.refused, items: [at(line: full[Int(event) - 1] + 1, fault.words)])
    }
    return try Document(
      copyAt: path, events: made.events, now: try Setting.now(), name: "import",
      title: Words("已重放到 \(path)", "Replayed into \(path)"),
      note: Words(
        "每一项都得出了原来的链值；导出之后记的事项不在其中",
        "every event came to the hash that it had; what was recorded after the export is not in it")
    )
  }

  private func replay(_ lines: [ArraySlice<UInt8>], with replayer: Replayer) throws {
    let progress = Progress(total: lines.count)
    defer { progress.finish() }
    if lines.count >= Self.many { replayer.expectMany() }
    var last = ""
    for (index, line) in lines.enumerated() where !line.allSatisfy(Self.isBlank) {
      try System.throwIfInterrupted()
      try naming(line: index + 1) {
        let event = try RecordedEvent(JSONReader.read(line, strings: .lenient))
        try replayer.record(event)
        last = event.hash
      }
      progress.advance(to: index + 1)
    }
    if let head, head.text != last { throw unlike(head.text, last) }
  }

  private func unlike(_ wanted: String, _ found: String) -> Failure {
    Failure(
      .refused,
      Words(
        "重放得到的链头是 \(found)，不是 \(wanted)；导出不完整，或不是这本账的",
        "the replay comes to the head \(found), not \(wanted); the export is not whole, or is of "
          + "another book"),
      file: file)
  }

  /// Says in which line something was wrong.
  private func naming(line: Int, _ body: () throws -> Void) throws {
    let words: Words
    do { return try body() } catch let fault as ReplayFault {
      if case .hash = fault { throw fault }
      words = fault.words
    } catch let error as JSONError {
      words = error.words
    } catch let refusal as Refusal {
      words = refusal.words
    } catch let error as ValueError {
      words = error.words
    }
    throw Failure(.refused, items: [at(line: line, words)])
  }

  private func at(line: Int, _ words: Words) -> Failure.Item {
    Failure.Item(file: file, line: line, words: words)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
}

/// A hash of the chain as a user gives it.
struct ChainHead {
  /// 64 lower-case hexadecimal digits.
  let text: String

  init(argument: String) throws {
    let text = argument.lowercased()
    guard text.utf8.count == 64, text.allSatisfy(\.isHexDigit) else {
      throw BadArgument(
        words: Words(
          "链头是 64 位十六进制数，给的是“\(argument)”",
          "a head has 64 hexadecimal digits, this is `\(argument)`"))
    }
    self.text = text
  }
}
