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
    do {
      let tree = try JSONReader.read(Array(text.utf8), strings: .textOnly)
      claims = try tree.items("claims").map(Self.claim)
      jointCalls = try tree.items("jointCalls").map(Self.jointCall)
      writeOffs = try tree.items("writeOffs").map(Self.writeOff)
    } catch {
      return nil
    }
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

  private static func jointCall(_ tree: Tree) throws -> JointCall {
    var call = JointCall(member: ID(try tree.string("member")))
    call.called = try tree.fen("called")
    call.cancelled = try tree.fen("cancelled")
    call.paid = try tree.fen("paid")
    call.settled = try tree.fen("settled")
    call.returned = try tree.fen("returned")
    return call
  }

  private static func tree(_ claim: ReguaranteeClaim) -> Tree {
    .record([
      .init("reguarantor", .text(claim.reguarantor.text)), fen("claimed", claim.claimed),
      fen("rejected", claim.rejected), fen("received", claim.received),
      fen("returned", claim.returned),
    ])
  }

  private static func claim(_ tree: Tree) throws -> ReguaranteeClaim {
    var claim = ReguaranteeClaim(reguarantor: ID(try tree.string("reguarantor")))
    claim.claimed = try tree.fen("claimed")
    claim.rejected = try tree.fen("rejected")
    claim.received = try tree.fen("received")
    claim.returned = try tree.fen("returned")
    return claim
  }

  private static func tree(_ writeOff: WriteOff) -> Tree {
    .record([
      .init("event", .text(String(writeOff.event))), .init("day", .text(writeOff.day.description)),
      .init("layers", .list(writeOff.layers.map(tree))),
    ])
  }

  private static func writeOff(_ tree: Tree) throws -> WriteOff {
    WriteOff(
      event: try tree.integer("event"), day: try Day(parsing: tree.string("day")),
      layers: try tree.items("layers").map(layer))
  }

  private static func tree(_ layer: LayerLoss) -> Tree {
    .record([
      .init("layer", .text(layer.layer.rawValue)), fen("amount", layer.amount),
      fen("restored", layer.restored), .init("members", .list(layer.members.map(tree))),
    ])
  }

  private static func layer(_ tree: Tree) throws -> LayerLoss {
    guard let name = LossLayer(rawValue: try tree.string("layer")) else { throw Misread() }
    var layer = LayerLoss(
      layer: name, amount: try tree.fen("amount"), members: try tree.items("members").map(member))
    layer.restored = try tree.fen("restored")
    return layer
  }

  private static func tree(_ loss: MemberLoss) -> Tree {
    .record([
      .init("member", .text(loss.member.text)), fen("amount", loss.amount),
      fen("restored", loss.restored),
    ])
  }

  private static func member(_ tree: Tree) throws -> MemberLoss {
    var loss = MemberLoss(member: ID(try tree.string("member")), amount: try tree.fen("amount"))
    loss.restored = try tree.fen("restored")
    return loss
  }
}

/// The text is not what we write.
private struct Misread: Error {}

extension Tree {
  fileprivate func string(_ key: String) throws -> String {
    guard let text = self[key]?.text else { throw Misread() }
    return text
  }

  fileprivate func integer(_ key: String) throws -> Int64 {
    guard let number = Int64(try string(key)) else { throw Misread() }
    return number
  }

  fileprivate func fen(_ key: String) throws -> Money { Money(fen: try integer(key)) }

  fileprivate func items(_ key: String) throws -> [Tree] {
    guard case .list(let items)? = self[key] else { throw Misread() }
    return items
  }
}
