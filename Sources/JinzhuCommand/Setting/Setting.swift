internal import Jinzhu
internal import JinzhuFormats

/// What the program was started in: read once, before any argument is understood.
enum Setting {
  /// The language of help, labels and messages: `--lang`, else the locale's.
  static let language = language(
    arguments: CommandLine.arguments, environment: System.environment)

  /// Whether errors are wanted as JSON objects, since the output is.
  static let wantsJSON: Bool = {
    if let format = value(of: "--format", in: CommandLine.arguments) { return format == "json" }
    return value(of: "--output", in: CommandLine.arguments).flatMap(OutputFormat.init(file:))
      == .json
  }()

  /// Who records: `JINZHU_USER`, else the name of the login. Nothing is recorded by nobody.
  static func user() throws -> String {
    for name in ["JINZHU_USER", "USER", "LOGNAME"] {
      guard let user = System.environment(name) else { continue }
      do { return try FieldType.line(user) } catch let refusal as Refusal {
        throw Failure(.misuse, refusal.words, field: name)
      }
    }
    return System.login
  }

  /// The present instant, or the one that `JINZHU_NOW` tells (for tests and transcripts).
  static func now() throws -> Instant {
    guard let told = System.environment("JINZHU_NOW") else { return System.now }
    do {
      return try Instant(parsing: told)
    } catch let error as ValueError {
      throw Failure(.misuse, error.words, field: "JINZHU_NOW")
    }
  }

  static func language(
    arguments: [String], environment: (String) -> String?
  ) -> Language {
    if let asked = value(of: "--lang", in: arguments).flatMap(Language.init(rawValue:)) {
      return asked
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(environment).first
    return locale?.hasPrefix("zh") == true ? .zh : .en
  }

  /// The last value that an option has on the command line.
  private static func value(of option: String, in arguments: [String]) -> String? {
    var found: String?
    for (index, argument) in arguments.enumerated() {
      if argument == option, index + 1 < arguments.count { found = arguments[index + 1] }
      if argument.hasPrefix(option + "=") { found = String(argument.dropFirst(option.count + 1)) }
    }
    return found
  }
}

extension Words {
  /// The text in the language of whoever runs the command.
  var spoken: String { text(in: Setting.language) }
}

/// The text in the language of whoever runs the command.
func say(_ zh: String, _ en: String) -> String { Words(zh, en).spoken }
