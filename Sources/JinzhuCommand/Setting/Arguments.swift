// These conformances are as public as the types that they extend.
public import ArgumentParser
public import Jinzhu
public import JinzhuFormats

// Each command has these three, and the parser asks for their values dozens of times: they are listed
// once, and without describing every value anew.

extension OutputFormat: ExpressibleByArgument {
  /// What the option takes.
  public static let allValueStrings = allCases.map(\.rawValue)
  /// Nothing more is said of a value than its name.
  public static let allValueDescriptions: [String: String] = [:]
}

extension Style.Unit: ExpressibleByArgument {
  /// What the option takes.
  public static let allValueStrings = allCases.map(\.rawValue)
  /// Nothing more is said of a value than its name.
  public static let allValueDescriptions: [String: String] = [:]
}

extension Language: ExpressibleByArgument {
  /// What the option takes.
  public static let allValueStrings = allCases.map(\.rawValue)
  /// Nothing more is said of a value than its name.
  public static let allValueDescriptions: [String: String] = [:]
}

extension PartyFacts.Role: ExpressibleByArgument {}

/// What is wrong with an argument, for the parser to print.
struct BadArgument: Error, CustomStringConvertible {
  let words: Words

  var description: String { words.spoken }
}

/// Reads a value; what is wrong with it is worded for the parser.
private func reading<V>(_ read: () throws -> V) throws -> V {
  do { return try read() } catch let error as ValueError {
    throw BadArgument(words: error.words)
  } catch let refusal as Refusal {
    throw BadArgument(words: refusal.words)
  }
}

extension Day {
  init(argument text: String) throws { self = try reading { try Day(parsing: text) } }
}

extension Instant {
  init(argument text: String) throws { self = try reading { try Instant(parsing: text) } }
}

extension Period {
  init(argument text: String) throws { self = try reading { try Period(parsing: text) } }
}

extension Rate {
  /// A part of something: from nothing to all of it.
  init(argument text: String) throws {
    self = try reading {
      let rate = try Rate(parsing: text)
      if rate > .one { throw Refusal.aboveHundredPercent(rate) }
      return rate
    }
  }
}

extension ID {
  /// Any text may be asked for; what is no code is found nowhere.
  init(argument text: String) throws { self.init(text) }
}

extension ArgumentHelp {
  /// Help in the language of whoever runs the command.
  static func words(_ zh: String, _ en: String, value: String? = nil) -> ArgumentHelp {
    ArgumentHelp(stringLiteral: Words(zh, en).spoken, value)
  }

  private init(stringLiteral text: String, _ value: String?) {
    self.init(stringLiteral: text)
    valueName = value
  }
}

extension Int {
  /// How many days ahead a list looks.
  init(daysAhead text: String) throws {
    guard let days = Int(text), (0...3660).contains(days) else {
      throw BadArgument(
        words: Jinzhu.Words(
          "“\(text)”不是 0–3660 的天数", "`\(text)` is no number of days from 0 to 3660"))
    }
    self = days
  }
}
