struct ReguaranteeReject: EventBody {
  static let title = Words("再担保拒赔", "the re-guarantor rejects")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
