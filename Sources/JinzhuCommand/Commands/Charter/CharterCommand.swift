internal import ArgumentParser
internal import Jinzhu

/// `jinzhu charter`: the fund's rules.
struct CharterCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "charter",
      abstract: say("章程：查看、检查、比较、采用", "the charter: show, check, compare, adopt"),
      discussion: say(
        """
        章程是 YAML 或 JSON 文件，没写的条款取默认值，写错的条款会被指出。
        每个版本连同生效日都存在账簿里，每个事项按其日期当时的章程检查。

        例：
          jinzhu charter show --as-of 2018-12-31
          jinzhu charter check charter.yaml
          jinzhu charter diff charter.yaml
          jinzhu charter adopt charter.yaml --date 2019-01-01
        """,
        """
        A charter is a YAML or JSON file: a clause left out takes its default, a
        misspelt one is refused. Every version is kept in the book with its date,
        and an event is checked against the charter in force on its own date.

        Examples:
          jinzhu charter show --as-of 2018-12-31
          jinzhu charter check charter.yaml
          jinzhu charter diff charter.yaml
          jinzhu charter adopt charter.yaml --date 2019-01-01
        """),
      subcommands: [
        CharterShow.self, CharterCheck.self, CharterDiff.self, CharterAdopt.self,
      ])
  }
}
