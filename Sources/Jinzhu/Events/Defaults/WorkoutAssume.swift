struct WorkoutAssume: EventBody {
  static let title = Words("兼并承接", "a member assumes the loan")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
