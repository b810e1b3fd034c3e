extension AccountClass {
  /// What the class is called.
  public var words: Words {
    switch self {
    case .asset: Words("资产", "asset")
    case .liability: Words("负债", "liability")
    case .equity: Words("所有者权益", "equity")
    case .income: Words("收入", "income")
    case .expense: Words("费用", "expense")
    case .memo: Words("表外", "memorandum")
    }
  }
}
