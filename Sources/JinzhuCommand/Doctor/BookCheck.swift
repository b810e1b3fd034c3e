internal import Jinzhu
internal import JinzhuStore

/// What there is to say of a book: the file, what lies beside it, what is in it, what is due.
struct BookCheck {
  let path: String
  let now: Instant
  /// Leaves out what takes long in a large book: recomputing all of it.
  let isQuick: Bool
  private(set) var findings: [Finding] = []
  private(set) var isDamaged = false

  init(path: String, now: Instant, isQuick: Bool) {
    (self.path, self.now, self.isQuick) = (path, now, isQuick)
    let what = Words("账簿", "book")
    do {
      let book = try Book(path: path, mode: .readOnly)
      defer { book.close() }
      findings.append(Finding(what, .good, Words(path, path)))
      lookAtFile()
      try lookInside(book)
    } catch {
      let failure = Failure(error)
      isDamaged = failure.status == .damaged
      let words = failure.items.first?.words ?? Words("不能打开", "it cannot be opened")
      findings.append(Finding(what, .bad, words, do: Self.instead(of: error)))
    }
  }

  private static func instead(of error: any Error) -> Words? {
    switch error {
    case BookError.missing:
      Words(
        "jinzhu init 开新账，或用 --book、JINZHU_BOOK 指明账簿",
        "`jinzhu init` opens a new one; --book or JINZHU_BOOK names another")
    case BookError.damaged:
      Words("停止记账，jinzhu restore 最近的备份", "stop recording, and `jinzhu restore` the latest backup")
    default: nil
    }
  }

  // MARK: - The file

  private mutating func lookAtFile() {
    let rights = Words("权限", "permissions")
    if System.isOpenToOthers(path) {
      findings.append(
        Finding(
          rights, .note, Words("他人可以读写账簿", "others than its owner may use the book"),
          do: Words("若非有意：chmod 600 \(path)", "unless that is meant: chmod 600 \(path)")))
    } else {
      findings.append(Finding(rights, .good, Words("只有所有者可读写", "for its owner alone")))
    }
    if !System.isWritable(path) {
      findings.append(
        Finding(
          rights, .note, Words("您只能读，不能记", "you may read it, not record in it"),
          do: Words("请向账簿所有者取得写权限", "ask its owner for the right to write")))
    }
    lookBeside()
    let room = Words("磁盘", "disk")
    guard let free = System.freeBytes(at: path) else { return }
    let megabytes = free / 1_048_576
    let found = Words("余 \(megabytes) MB", "\(megabytes) MB free")
    findings.append(
      megabytes < 200
        ? Finding(room, .bad, found, do: Words("请腾出空间", "make room"))
        : Finding(room, .good, found))
  }

  /// A log that holds something, and what was left unfinished.
  private mutating func lookBeside() {
    let what = Words("旁边的文件", "beside it")
    let log = System.size(of: path + "-wal") ?? 0
    if log > 0 {
      findings.append(
        Finding(
          what, .note,
          Words(
            "日志 \(path)-wal 有 \(log) 字节：有人正开着账簿，或上次未正常退出",
            "the log \(path)-wal has \(log) bytes: somebody has the book open, or a program was "
              + "ended while it had"),
          do: Words(
            "不要删除；账簿与它一起才完整，复制请用 jinzhu backup",
            "never remove it: the book is whole only with it; copy with `jinzhu backup`")))
    }
    for left in System.files(startingWith: path + ".") where left.hasSuffix(".part") {
      findings.append(
        Finding(
          what, .note, Words("未完成的 \(left)", "\(left) was never finished"),
          do: Words("确认没有 jinzhu 在运行后可删除", "remove it once no jinzhu is running")))
    }
    if log == 0, findings.last?.what != what {
      findings.append(Finding(what, .good, Words("没有遗留", "nothing left over")))
    }
  }

  // MARK: - What is in it

  private mutating func lookInside(_ book: Book) throws {
    let whole = Words("完整性", "integrity")
    if isQuick {
      findings.append(
        Finding(
          whole, .note, Words("未核对（--quick）", "not looked at (--quick)"),
          do: Words("jinzhu verify", "jinzhu verify")))
    } else {
      switch try book.verify() {
      case .sound(let events, let head):
        let found = Words("\(events) 项事项全部核对，链头 \(head)", "\(events) events verified, head \(head)")
        findings.append(Finding(whole, .good, found))
      case .damaged(let damage): throw BookError.damaged(damage)
      }
    }
    let (fund, last, closed, first, today) = try book.read(at: now) { books, archive in
      (
        try books.charter(on: books.today).fund, try archive.head(), books.lastClosedDay,
        try archive.event(2)?.day, books.today
      )
    }
    findings.append(Finding(Words("基金", "fund"), .good, Words(fund, fund)))
    if let last, last.recordedAt > now {
      findings.append(
        Finding(
          Words("时钟", "clock"), .bad,
          Words(
            "最后一项记于 \(last.recordedAt)，晚于现在的 \(now)",
            "the last event was recorded at \(last.recordedAt), which is after now, \(now)"),
          do: Words("请校准时钟：date", "set the clock; `date` shows it")))
    }
    findings.append(try Self.closing(closed: closed, first: first ?? today, today: today))
  }

  /// Which months have ended and are open still.
  private static func closing(closed: Day?, first: Day, today: Day) throws -> Finding {
    let what = Words("结账", "closing")
    let openFrom = try closed.map { try $0.adding(days: 1) } ?? first
    let lastEnded = try today.firstOfMonth.adding(days: -1)
    let done = closed.map { Words("已结至 \($0)", "closed up to \($0)") }
    guard openFrom <= lastEnded else {
      let none = Words("尚无可结的月份", "no month has ended yet")
      return Finding(what, .good, done ?? none)
    }
    let months = (lastEnded.year - openFrom.year) * 12 + lastEnded.month - openFrom.month + 1
    let month = Period.month(year: openFrom.year, month: openFrom.month)
    return Finding(
      what, .note,
      Words(
        "\(done?.zh ?? "尚未结过账")；有 \(months) 个月已过而未结",
        "\(done?.en ?? "never closed"); \(months) ended months are open"),
      do: Words("jinzhu close \(month.description)", "jinzhu close \(month.description)"))
  }
}
