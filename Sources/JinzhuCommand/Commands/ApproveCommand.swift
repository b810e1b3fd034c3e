internal import ArgumentParser
internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore

/// `jinzhu approve DRAFT…`: a second person signs, and what was drafted is booked.
struct ApproveCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "approve",
      abstract: say("批准草稿，签名并记账", "approve drafts: sign them, and book them"),
      discussion: say(
        """
        章程 approval 要求时，草稿须由另一位批准人用自己的私钥签名；批准和记账同时完成，
        或都不记。不能批准自己提交的草稿；过期的须重新提交。

        例：
          jinzhu list drafts
          jinzhu show 31                                看草稿全文
          jinzhu approve 31 --key 李主任.key --dry-run  只看分录
          jinzhu approve 31 32 --key 李主任.key
          jinzhu reject 33 --reason 金额不符
        """,
        """
        Where the charter's clause `approval` asks for it, another approver signs a
        draft with his own key; approval and booking are recorded together, or
        neither. Nobody approves his own draft; one that has expired is submitted
        again.

        Examples:
          jinzhu list drafts
          jinzhu show 31                                the draft in full
          jinzhu approve 31 --key chair.key --dry-run   the entries only
          jinzhu approve 31 32 --key chair.key
          jinzhu reject 33 --reason "the amount is wrong"
        """))
  }

  @Argument(help: .words("草稿的事项序号", "the drafts, by number", value: "draft"))
  var drafts: [String]

  @Option(
    help: .words("批准人的私钥文件（PEM）", "the approver's private key, PEM", value: "file"),
    completion: .file())
  var key: String

  @Option(
    help: .words(
      "批准人（默认 JINZHU_USER 或登录名）", "who approves (default: JINZHU_USER, the login)", value: "name"))
  var by: String?

  @Flag(help: .words("只列出分录，不记账", "print the entries that would be booked; record nothing"))
  var dryRun = false

  @OptionGroup var book: BookOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    System.watchForInterruption()
    try output.prepare()
    let now = try Setting.now()
    let approver = try by ?? Setting.user()
    let key = try SigningKey(file: key)
    let opened = try book.open(.readWrite)
    defer { opened.close() }
    var result = Batch.Result()
    func approveAll(_ recorder: Recorder) throws {
      for name in drafts {
        try System.throwIfInterrupted()
        try approve(name, approver, key, recorder, &result)
      }
    }
    if dryRun {
      try opened.rehearse(at: now, approveAll)
    } else {
      try opened.record(at: now, approveAll)
    }
    result.tell()
    try opened.read(at: now) { books, archive in
      try output.write(
        result.document(
          of: books, archive, isRehearsal: dryRun, isPrinted: output.format.isForPeople))
    }
  }

  private func approve(
    _ name: String, _ approver: String, _ key: SigningKey, _ recorder: Recorder,
    _ result: inout Batch.Result
  ) throws {
    let event = try recorder.archive.event(named: name)
    let draft = try SubmittedDraft(event)
    let hash = try recorder.archive.hash(of: event.number) ?? ""
    let signature = try key.approval(of: draft.signedBytes(hash: hash, approver: approver))
    let approval = Submission(
      kind: .draftApprove, date: recorder.books.today, by: approver,
      fields: Fields([
        ("draft", .text("#\(event.number)")), ("approver", .text(approver)),
        ("signature", .text(signature)),
      ]))
    guard case .recorded(let approved, _, _) = try recorder.record(approval) else { return }
    result.events += 1
    result.kept.append((approved, []))
    for drafted in draft.booked(under: approved.number) {
      guard case .recorded(let booked, let postings, let warnings) = try recorder.record(drafted)
      else { continue }
      result.events += 1
      result.entries += postings.count
      for warning in warnings { result.warn(Failure.Item(words: warning.words)) }
      result.kept.append((booked, postings))
    }
  }
}

extension SigningKey {
  /// The key in a file; whoever else can read it is told of.
  init(file: String) throws {
    do {
      let bytes = try System.bytes(of: file, limit: Proof.limit)
      self = try SigningKey(parsing: String(decoding: bytes, as: UTF8.self))
    } catch let error as KeyError {
      throw Failure(.refused, error.words, file: file)
    }
    if System.isOpenToOthers(file) {
      tell(
        say(
          "\(file)：他人也能读取这个私钥；请执行 chmod 600",
          "\(file): others can read this private key; run `chmod 600` on it"))
    }
  }
}
