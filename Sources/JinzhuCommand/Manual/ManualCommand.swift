internal import ArgumentParser
internal import Jinzhu
internal import JinzhuFormats

/// `jinzhu manual FOLDER`: manual pages and completions, laid out as under /usr/share.
struct ManualCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "manual",
      abstract: say("写出手册页和命令补全", "write manual pages and completions"),
      discussion: say(
        """
        手册页用所选语言写出（--lang），放在 man 目录，补全放在 bash、zsh、fish 各自的目录；
        目录结构与 /usr/share 相同，Debian 软件包由此制成。

        例：
          jinzhu manual ~/.local/share --lang zh
          man jinzhu-record
        """,
        """
        Pages are written in one language (--lang), below man; completions where bash,
        zsh and fish look for them. The folder is laid out as /usr/share is; the
        Debian package is made from it.

        Example:
          jinzhu manual ~/.local/share
          man jinzhu-record
        """))
  }

  @Argument(help: .words("目录", "the folder", value: "folder"), completion: .directory)
  var folder: String

  @OptionGroup var language: LanguageOption

  func run() throws {
    let pages = Setting.language == .zh ? "man/zh_CN" : "man"
    for page in ManPage.all() { try put(page.text, in: pages + "/man1", as: page.name + ".1") }
    try put(EventManPage.text, in: pages + "/man7", as: EventManPage.name + ".7")
    for (shell, place, name) in [
      (CompletionShell.bash, "bash-completion/completions", "jinzhu"),
      (.zsh, "zsh/vendor-completions", "_jinzhu"),
      (.fish, "fish/vendor_completions.d", "jinzhu.fish"),
    ] {
      try put(Root.completionScript(for: shell), in: place, as: name)
    }
  }

  /// Puts a text in a file, making the folders on the way to it.
  private func put(_ text: String, in place: String, as name: String) throws {
    var path = folder
    try System.makeFolder(path)
    for part in place.split(separator: "/") {
      path += "/" + part
      try System.makeFolder(path)
    }
    try System.put(text.hasSuffix("\n") ? text : text + "\n", inFile: path + "/" + name)
  }
}
