internal import Jinzhu
internal import JinzhuStore

/// Whether codes that are typed are those of something in a book, or, where an event brings something
/// new, are free. What depends on the day or on other fields is left to the books.
struct KnownCodes {
  let book: Book
  let kind: EventKind

  /// What is wrong with the code in a field; `nil` where nothing is, or the field holds none.
  func fault(of field: Field, _ value: String) throws -> Words? {
    try book.read(at: Setting.now()) { books, archive in
      do {
        switch field.type {
        case .party: try check(party: value, as: field, books)
        case .parties:
          for code in value.split(whereSeparator: { " ;、".contains($0) }) {
            try check(party: String(code), as: field, books)
          }
        case .guarantee: try check(guarantee: ID(value), archive)
        case .event: _ = try archive.event(named: value)
        case .account:
          let account = try Account(named: value, in: books.charter(on: books.today).chart)
          if isVoucher, !account.isForVouchers { throw Refusal.accountNotFree(account) }
        case .money, .balance, .rate, .day, .period, .text, .longText, .choice, .flag, .count,
          .lines, .records, .charter:
          break
        }
        return nil
      } catch let refusal as Refusal {
        return refusal.words
      }
    }
  }

  private var isVoucher: Bool { kind == .voucherPost || kind == .standingSet }

  private func check(party text: String, as field: Field, _ books: Books) throws {
    let code = ID<Party>(text)
    let role = try? books.party(code, on: .latest).role
    if kind == .partyAdd, field.name == "party" {
      if role != nil { throw Refusal.partyExists(code) }
      return
    }
    guard let role else { throw Refusal.unknownParty(code, on: books.today) }
    // A joint call goes to members and farmers; elsewhere a field that is called after a role wants it.
    let wanted = PartyFacts.Role(rawValue: field.name)
    let isOfGroup = kind == .jointPay || kind == .jointCancel
    if let wanted, role != wanted, !isOfGroup {
      throw Refusal.wrongRole(code, is: role, needs: [wanted])
    }
  }

  private func check(guarantee code: ID<Guarantee>, _ archive: any Archive) throws {
    let isKnown = try archive.guarantee(code, asOf: .latest) != nil
    if kind == .guaranteeIssue {
      if isKnown { throw Refusal.guaranteeExists(code) }
    } else if !isKnown {
      throw Refusal.unknownGuarantee(code)
    }
  }
}
