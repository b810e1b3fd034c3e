internal import Jinzhu

/// What was looked at, how it is, and what to do about it.
struct Finding {
  /// How something is.
  enum State: String {
    case good
    /// Something to know, or to see to one day.
    case note
    /// Something that does not work, or will not for long.
    case bad

    var words: Words {
      switch self {
      case .good: Words("正常", "ok")
      case .note: Words("注意", "note")
      case .bad: Words("问题", "problem")
      }
    }
  }

  let what: Words
  let state: State
  let found: Words
  /// `nil` where there is nothing to do.
  var advice: Words?

  init(_ what: Words, _ state: State, _ found: Words, do advice: Words? = nil) {
    (self.what, self.state, self.found, self.advice) = (what, state, found, advice)
  }

  var row: [Cell] {
    [
      .term(what.en, what), .term(state.rawValue, state.words), .text(found.spoken),
      advice.map { .text($0.spoken) } ?? .none,
    ]
  }

  static let columns = [
    Table.Column("check", Words("项目", "check")), Table.Column("state", Words("状态", "state")),
    Table.Column("found", Words("情况", "found")), Table.Column("advice", Words("怎么办", "to do")),
  ]
}
