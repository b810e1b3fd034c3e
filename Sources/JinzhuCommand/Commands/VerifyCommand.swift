internal import ArgumentParser
internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore

/// `jinzhu verify`: is the book what its events say, is the chain whole, and is it still the book
/// that was printed or signed?
struct VerifyCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "verify",
      abstract: say("从事项重算全部账目并核对", "rebuild everything from the events and compare"),
      discussion: say(
        """
        检查数据库是否完好、结构是否原样，重算哈希链、分录、余额和各项汇总。
        一致则印出链头，请抄录存档；不一致则指出第一处差异，退出状态为 3。
        整本账簿被替换，只有抄录的链头或证明文件能发现。

        例：
          jinzhu verify --book jinzhu.book
          jinzhu verify --head 9f2c…（抄录的 64 位链头）
          jinzhu verify --attestation 2018.json --public-key fund.pub
        """,
        """
        Checks the database and its schema, and recomputes the chain, the entries,
        the balances and every total. When all agree, the head is printed: keep a
        copy of it elsewhere. When they do not, the first difference is named, and
        the exit status is 3. A whole book put in the place of another can only be
        told by a head that was kept, or by an attestation.

        Examples:
          jinzhu verify --book jinzhu.book
          jinzhu verify --head 9f2c... (a head that was printed, all 64 digits)
          jinzhu verify --attestation 2018.json --public-key fund.pub
        """))
  }

  @Option(
    help: .words("抄录的链头，须在账簿的链上", "a head that was printed; it must be in the chain", value: "hash")
  )
  var head: String?

  @Option(
    help: .words("证明文件，账簿须仍与之相符", "an attestation that must still hold", value: "file"),
    completion: .file(extensions: ["json"]))
  var attestation: String?

  @Option(
    help: .words("证明应由此公钥签署", "the key that must have signed it", value: "file|text"),
    completion: .file())
  var publicKey: String?

  @OptionGroup var book: BookOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let now = try Setting.now()
    let head = try head.map(Self.hash)
    let proof = try Proof(attestation: attestation, publicKey: publicKey)
    let opened = try book.open(.readOnly)
    defer { opened.close() }
    guard case .sound(let events, _) = try sound(opened) else { return }
    let printed = try head.map { hash in try holding { try opened.event(withHash: hash) } }
    if let proof { try holding { try opened.check(proof.attestation, signedBy: proof.key) } }
    try opened.read(at: now) { books, archive in
      var document = try Document(
        name: "verify", title: Words("账簿完好", "The book is sound"), of: books, archive)
      document.figures = [
        Figure("events", Words("已核对事项", "events verified"), .count(Int(events)))
      ]
      document.notes = [
        Words(
          "已核对：数据库完整性、结构、哈希链、分录、余额及各项汇总；链头请抄录存档",
          "proven: database integrity, schema, hash chain, entries, balances and all totals; "
            + "keep a copy of the head elsewhere")
      ]
      if let printed { document.tell(ofHeadAt: printed) }
      if let proof { document.tell(of: proof) }
      try output.write(document)
    }
  }

  private func sound(_ opened: Book) throws -> Verification {
    let verification = try opened.verify()
    if case .damaged(let damage) = verification {
      throw Failure(.damaged, damage.words, file: book.path)
    }
    return verification
  }

  /// What does not hold is damage, as far as whoever asked is concerned.
  private func holding<R>(_ body: () throws -> R) throws -> R {
    do { return try body() } catch let discrepancy as Discrepancy {
      throw Failure(.damaged, discrepancy.words, file: book.path)
    }
  }

  private static func hash(_ text: String) throws -> String {
    let hash = text.lowercased()
    guard hash.utf8.count == 64, hash.allSatisfy(\.isHexDigit) else {
      throw Failure(
        .misuse,
        Words(
          "--head：链头是 64 位十六进制数，给的是“\(text)”",
          "--head: a head has 64 hexadecimal digits, this is `\(text)`"))
    }
    return hash
  }
}
