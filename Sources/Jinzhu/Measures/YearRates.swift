/// The rates of a calendar year up to a day, with what they are made of (domain §7).
public struct YearRates: Hashable, Sendable {
  /// What moved from 1 January up to the day.
  public let flow: Flow
  /// 年初代偿余额: CR and JR at the end of the year before.
  public let opening: Money

  /// Rates of what moved in a year, from the compensation balance at its start.
  public init(_ flow: Flow, opening: Money) { (self.flow, self.opening) = (flow, opening) }

  /// 担保代偿率: principal's share compensated ÷ own share released.
  public var compensation: Ratio? {
    get throws { Ratio(flow.compensatedShare, of: try flow.leftShare) }
  }

  /// The same with interest's share.
  public var compensationWithInterest: Ratio? {
    get throws { Ratio(try flow.paid, of: try flow.leftShare) }
  }

  /// 代偿回收率: recovered ÷ (compensation balance at the start + paid in the year).
  public var recovery: Ratio? {
    get throws { Ratio(flow.recovered, of: try opening + flow.paid) }
  }

  /// 担保损失率: written off ÷ own share released.
  public var loss: Ratio? {
    get throws { Ratio(flow.writtenOff, of: try flow.leftShare) }
  }

  /// The same, net of what was restored.
  public var lossNet: Ratio? {
    get throws { Ratio(try flow.writtenOff - flow.restored, of: try flow.leftShare) }
  }
}
