internal import ArgumentParser
internal import Jinzhu

/// `jinzhu`: the books of a mutual-aid guarantee fund.
struct Root: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "jinzhu",
      abstract: say("金猪：互助担保基金的账簿", "Jinzhu keeps the books of a mutual-aid guarantee fund"),
      discussion: say(
        """
        发生了什么就记什么；分录、账簿、报表由事项和章程推出，记下的永不改动。

        第一次使用：
          jinzhu init --fund 万年县金猪融资担保有限公司    开一本新账
          jinzhu record --list                           有哪些事项可记
          jinzhu record --help capital.pay               一种事项有哪些字段
          jinzhu record party.add --date 2018-01-02 --party M01 \\
            --name 大源镇第一猪场 --role member
          jinzhu record capital.pay --date 2018-01-05 --member M01 --amount 800万
          jinzhu report trial-balance                    科目余额表
          jinzhu close 2018                              年终结账

        环境变量：
          JINZHU_BOOK  账簿文件           JINZHU_USER  经办人（默认登录名）
          NO_COLOR     不用颜色           LC_ALL、LC_MESSAGES、LANG  语言
          JINZHU_NOW   代替时钟的时刻，只供测试和示例

        退出状态：0 完成；1 拒绝（消息说明原因）；2 用法错误；3 账簿损坏或被篡改；
        130 记账时被 Ctrl-C 中断，一项未记。
        """,
        """
        Record what happened; entries, ledgers and reports follow from the events
        and the charter, and what was recorded is never changed.

        To begin:
          jinzhu init --fund "Wannian Jinzhu"   open a new book
          jinzhu record --list                  what can be recorded
          jinzhu record --help capital.pay      the fields of one kind of event
          jinzhu record party.add --date 2018-01-02 --party M01 \\
            --name "Dayuan farm" --role member
          jinzhu record capital.pay --date 2018-01-05 --member M01 --amount 8000000
          jinzhu report trial-balance           the trial balance
          jinzhu close 2018                     close the year

        Environment:
          JINZHU_BOOK  the book           JINZHU_USER  who records (else the login)
          NO_COLOR     no colours         LC_ALL, LC_MESSAGES, LANG  the language
          JINZHU_NOW   an instant to take for the clock; for tests and transcripts

        Exit status: 0 done; 1 refused (the message says why); 2 misuse;
        3 the book is damaged or has been tampered with; 130 interrupted by Ctrl-C
        while recording, with nothing recorded.
        """),
      version: Version.text,
      subcommands: [
        InitCommand.self, RecordCommand.self, ReportCommand.self, StatementCommand.self,
        ExplainCommand.self, WhatIfCommand.self, ShowCommand.self, ListCommand.self,
        ApproveCommand.self, RejectCommand.self, CloseCommand.self, CorrectCommand.self,
        FilingCommand.self, VerifyCommand.self, SuperviseCommand.self,
        AttestCommand.self, BackupCommand.self, RestoreCommand.self, CharterCommand.self,
        ImportCommand.self, ExportCommand.self, TemplateCommand.self, BankCommand.self,
        DoctorCommand.self, ManualCommand.self,
      ])
  }

  @OptionGroup var language: LanguageOption

  /// Asks back where the command is none of ours, but close to one.
  static func requireKnownCommand(in arguments: [String]) throws {
    guard let word = arguments.dropFirst().first, !word.hasPrefix("-") else { return }
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard !names.contains(word) else { return }
    let hint = NearMiss.to(word, among: names)
    throw Failure(
      .misuse,
      Words(
        "没有命令“\(word)”" + (hint.map { "；是不是 \($0)？" } ?? "；jinzhu --help 列出全部命令"),
        "there is no command `\(word)`"
          + (hint.map { "; did you mean `\($0)`?" } ?? "; `jinzhu --help` lists them")))
  }
}

/// The version of the program.
enum Version {
  static let text = "0.1.0"
}
