extension Guarantee {
  /// What was called from a member of the group; nothing before the first call.
  subscript(callOn member: ID<Party>) -> JointCall {
    get { jointCalls.first { $0.member == member } ?? JointCall(member: member) }
    set {
      if let index = jointCalls.firstIndex(where: { $0.member == member }) {
        jointCalls[index] = newValue
      } else {
        jointCalls.append(newValue)
      }
    }
  }

  /// What was claimed from a re-guarantor; nothing before the first claim.
  subscript(claimOn reguarantor: ID<Party>) -> ReguaranteeClaim {
    get {
      claims.first { $0.reguarantor == reguarantor } ?? ReguaranteeClaim(reguarantor: reguarantor)
    }
    set {
      if let index = claims.firstIndex(where: { $0.reguarantor == reguarantor }) {
        claims[index] = newValue
      } else {
        claims.append(newValue)
      }
    }
  }

  /// Its sub-account of an account.
  func sub(_ account: Account, _ party: ID<Party>? = nil) -> SubAccount {
    SubAccount(account, party: party, guarantee: code)
  }

  /// Recourse begins with a payment to the bank.
  /// - Throws: `RecourseRefusal.neverCompensated`.
  func requireCompensated() throws {
    if firstCompensated == nil { throw Refusal.recourse(.neverCompensated(code)) }
  }
}
