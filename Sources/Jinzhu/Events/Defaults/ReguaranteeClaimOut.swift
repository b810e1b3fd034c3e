struct ReguaranteeClaimOut: EventBody {
  static let title = Words("再担保索赔", "claim from the re-guarantor")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
