internal import ArgumentParser
internal import Jinzhu
internal import JinzhuFormats

/// `jinzhu doctor`: is everything as it should be around here, and if not, what helps?
struct DoctorCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "doctor",
      abstract: say("检查环境和账簿，说明怎么办", "look at the surroundings and the book, and say what helps"),
      discussion: say(
        """
        检查程序、经办人、时钟、字符集、电子表格和 PDF 所需的库与字体；账簿的权限、旁边的日志、
        磁盘空间、完整性、最近一次结账。只看不改。有“问题”时退出状态为 1，账簿损坏为 3。

        例：
          jinzhu doctor --book fund.book
          jinzhu doctor --quick      大账簿：不重算全部账目
        """,
        """
        Looks at the program, who records, the clock, the characters, the libraries and
        fonts that documents need; at the book's permissions, the log beside it, room on
        the disk, its integrity, the last close. Changes nothing. A problem ends it with
        status 1, a damaged book with 3.

        Examples:
          jinzhu doctor --book fund.book
          jinzhu doctor --quick      a large book, without recomputing all of it
        """))
  }

  @Flag(help: .words("不重算全部账目", "do not recompute the whole book"))
  var quick = false

  @OptionGroup var book: BookOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let now = try Setting.now()
    let check = BookCheck(path: book.path, now: now, isQuick: quick)
    let findings = Surroundings.findings(now: now) + check.findings
    try output.write(
      Document(
        name: "doctor", title: Words("体检", "Examination"), fund: "",
        tables: [Table(columns: Finding.columns, rows: findings.map(\.row))]))
    let problems = findings.count { $0.state == .bad }
    guard problems > 0 else { return }
    throw Failure(
      check.isDamaged ? .damaged : .refused, items: [],
      summary: Words("有 \(problems) 个问题，见上表", "problems: \(problems), see above"))
  }
}
