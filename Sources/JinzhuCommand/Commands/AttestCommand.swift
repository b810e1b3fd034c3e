internal import ArgumentParser
internal import Jinzhu
internal import JinzhuStore

/// `jinzhu attest`: sign that the book stood so.
struct AttestCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "attest",
      abstract: say("签署账簿的链头和主要指标", "sign the head and the key figures"),
      discussion: say(
        """
        先核对账簿，再用私钥（Ed25519）签署链头、事项数、截至日和主要指标。
        证明文件交给他人保管；日后 verify 可证明账簿仍含当日的全部历史。
        私钥只建一次，妥善保管；印出的公钥交给核对的人。

        例：
          jinzhu attest --new-key fund.key > fund.pub
          jinzhu attest --key fund.key --as-of 2018-12-31 --output 2018.json
          jinzhu verify --attestation 2018.json --public-key fund.pub
        """,
        """
        Verifies the book, then signs its head, the number of events, the day and
        the key figures (Ed25519). Give the attestation to somebody else: verify
        can prove later that the book still holds all that it held then. The key
        is made once and kept secret; its public half goes to whoever verifies.

        Examples:
          jinzhu attest --new-key fund.key > fund.pub
          jinzhu attest --key fund.key --as-of 2018-12-31 --output 2018.json
          jinzhu verify --attestation 2018.json --public-key fund.pub
        """))
  }

  @Option(help: .words("私钥文件（PEM）", "the private key, PEM", value: "file"), completion: .file())
  var key: String?

  @Option(
    help: .words("新建私钥文件，印出公钥", "make a private key; print its public half", value: "file"),
    completion: .file())
  var newKey: String?

  @Option(
    help: .words("指标截至哪一天（默认今天）", "the day of the figures (default: today)", value: "day"),
    transform: Day.init(argument:))
  var asOf: Day?

  @Option(
    help: .words("写入文件，而不是标准输出", "write to a file, not to standard output", value: "file"),
    completion: .file())
  var output: String?

  @OptionGroup var book: BookOptions
  @OptionGroup var language: LanguageOption

  func run() throws {
    switch (key, newKey) {
    case (let file?, nil): try attest(with: file)
    case (nil, let file?): try makeKey(file)
    case (nil, nil), (_?, _?):
      throw Failure(
        .misuse,
        Words(
          "请给出 --key 文件签署，或 --new-key 文件新建私钥，二者取一",
          "give either --key FILE to sign, or --new-key FILE to make a key"))
    }
  }

  private func makeKey(_ file: String) throws {
    guard asOf == nil, output == nil else {
      throw Failure(
        .misuse,
        Words("--new-key 只建私钥，不与其他选项同用", "--new-key only makes a key; give it alone"))
    }
    let key = SigningKey()
    try System.put(secret: key.pem, inNewFile: file)
    try put(key.publicKey.description + "\n")
    tell(
      say(
        "私钥已写入 \(file)，请妥善保管并另存一份；上面一行是公钥，交给核对的人",
        "the private key is in \(file): keep it secret, and a copy of it safe; "
          + "the line above is the public key, for whoever verifies"))
  }

  private func attest(with file: String) throws {
    let now = try Setting.now()
    let key = try SigningKey(file: file)
    let opened = try book.open(.readOnly)
    defer { opened.close() }
    let text = try opened.attest(asOf: asOf, by: Setting.user(), at: now, with: key).text
    if let output { try System.put(text, inFile: output) } else { try put(text) }
  }
}
