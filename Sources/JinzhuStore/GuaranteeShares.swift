internal import Jinzhu

/// Who shares a default: joint calls, re-guarantee claims and write-offs, as JSON in one column.
///
/// Few guarantees ever have any; amounts are whole fen.
struct GuaranteeShares {
  var jointCalls: [JointCall]
  var claims: [ReguaranteeClaim]
  var writeOffs: [WriteOff]

  init(of guarantee: Guarantee) {
    (jointCalls, claims, writeOffs) = (guarantee.jointCalls, guarantee.claims, guarantee.writeOffs)
  }

  func apply(to guarantee: inout Guarantee) {
    (guarantee.jointCalls, guarantee.claims, guarantee.writeOffs) = (jointCalls, claims, writeOffs)
  }

  /// `nil` where nobody shares anything.
  var text: String? {
    if jointCalls.isEmpty, claims.isEmpty, writeOffs.isEmpty { return nil }
    return JSONWriter.text(
      .record([
        .init("claims", .list(claims.map(Self.tree))),
        .init("jointCalls", .list(jointCalls.map(Self.tree))),
        .init("writeOffs", .list(writeOffs.map(Self.tree))),
      ]))
  }

  /// `nil` where the text is none that `text` gives.
  init?(text: String) {
    var text = text
    do {
      self = try text.withUTF8 { bytes in
        var reader = SharesReader(bytes)
        let shares = try GuaranteeShares(reading: &reader)
        guard reader.isAtEnd else { throw SharesReader.Misread() }
        return shares
      }
    } catch {
      return nil
    }
  }

  /// What is in such a text, added up; `nil` where it is none, or where no sum can hold it.
  static func sums(of bytes: UnsafeBufferPointer<UInt8>) -> OpenState.Shared? {
    var (reader, sums) = (SharesReader(bytes), OpenState.Shared())
    do {
      try reader.each("{\"claims\":") { try sums.add(claim(&$0)) }
      try reader.each(",\"jointCalls\":") { try sums.add(jointCall(&$0)) }
      try reader.each(",\"writeOffs\":") { try sums.add(writeOff(&$0)) }
      try reader.require("}")
      return reader.isAtEnd ? sums : nil
    } catch {
      return nil
    }
  }

  private init(reading reader: inout SharesReader) throws {
    claims = try reader.list("{\"claims\":", Self.claim)
    jointCalls = try reader.list(",\"jointCalls\":", Self.jointCall)
    writeOffs = try reader.list(",\"writeOffs\":", Self.writeOff)
    try reader.require("}")
  }
}

extension GuaranteeShares {
  private static func fen(_ name: String, _ money: Money) -> Tree.Entry {
    .init(name, .text(String(money.fen)))
  }

  private static func tree(_ call: JointCall) -> Tree {
    .record([
      .init("member", .text(call.member.text)), fen("called", call.called),
      fen("cancelled", call.cancelled), fen("paid", call.paid), fen("settled", call.settled),
      fen("returned", call.returned),
    ])
  }

  private static func jointCall(_ reader: inout SharesReader) throws -> JointCall {
    let (called, cancelled) = (try reader.fen("{\"called\":"), try reader.fen(",\"cancelled\":"))
    var call = JointCall(member: ID(try reader.text(",\"member\":")))
    (call.called, call.cancelled) = (called, cancelled)
    call.paid = try reader.fen(",\"paid\":")
    call.returned = try reader.fen(",\"returned\":")
    call.settled = try reader.fen(",\"settled\":")
    try reader.require("}")
    return call
  }

  private static func tree(_ claim: ReguaranteeClaim) -> Tree {
    .record([
      .init("reguarantor", .text(claim.reguarantor.text)), fen("claimed", claim.claimed),
      fen("rejected", claim.rejected), fen("received", claim.received),
      fen("returned", claim.returned),
    ])
  }

  private static func claim(_ reader: inout SharesReader) throws -> ReguaranteeClaim {
    let (claimed, received) = (try reader.fen("{\"claimed\":"), try reader.fen(",\"received\":"))
    var claim = ReguaranteeClaim(reguarantor: ID(try reader.text(",\"reguarantor\":")))
    (claim.claimed, claim.received) = (claimed, received)
    claim.rejected = try reader.fen(",\"rejected\":")
    claim.returned = try reader.fen(",\"returned\":")
    try reader.require("}")
    return claim
  }

  private static func tree(_ writeOff: WriteOff) -> Tree {
    .record([
      .init("event", .text(String(writeOff.event))), .init("day", .text(writeOff.day.description)),
      .init("layers", .list(writeOff.layers.map(tree))),
    ])
  }

  private static func writeOff(_ reader: inout SharesReader) throws -> WriteOff {
    let day = try Day(parsing: reader.text("{\"day\":"))
    let event = try reader.number(",\"event\":")
    let layers = try reader.list(",\"layers\":", layer)
    try reader.require("}")
    return WriteOff(event: event, day: day, layers: layers)
  }

  private static func tree(_ layer: LayerLoss) -> Tree {
    .record([
      .init("layer", .text(layer.layer.rawValue)), fen("amount", layer.amount),
      fen("restored", layer.restored), .init("members", .list(layer.members.map(tree))),
    ])
  }

  private static func layer(_ reader: inout SharesReader) throws -> LayerLoss {
    let amount = try reader.fen("{\"amount\":")
    guard let name = LossLayer(rawValue: try reader.text(",\"layer\":")) else {
      throw SharesReader.Misread()
    }
    let members = try reader.list(",\"members\":", member)
    var layer = LayerLoss(layer: name, amount: amount, members: members)
    layer.restored = try reader.fen(",\"restored\":")
    try reader.require("}")
    return layer
  }

  private static func tree(_ loss: MemberLoss) -> Tree {
    .record([
      .init("member", .text(loss.member.text)), fen("amount", loss.amount),
      fen("restored", loss.restored),
    ])
  }

  private static func member(_ reader: inout SharesReader) throws -> MemberLoss {
    let amount = try reader.fen("{\"amount\":")
    var loss = MemberLoss(member: ID(try reader.text(",\"member\":")), amount: amount)
    loss.restored = try reader.fen(",\"restored\":")
    try reader.require("}")
    return loss
  }
}
