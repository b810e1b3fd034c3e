/// Why something is not booked, drafted or approved under the charter's clause of four eyes.
public enum ApprovalRefusal: Hashable, Sendable {
  /// The event must be drafted and approved first; its amount, and the limit.
  case needed(EventKind, amount: Money?, above: Money)
  /// The charter in force asks for no approvals.
  case notInForce
  /// Drafts of drafts are not taken.
  case notDrafted(EventKind)
  /// The event is no draft.
  case noDraft(EventMention)
  /// The draft was approved or rejected before.
  case settled(Int64, by: EventMention)
  /// The ref of what was drafted has been given to another event since.
  case recordedSince(Int64, by: EventMention)
  /// Nobody approves his own draft.
  case ownDraft(Int64, author: String)
  /// The charter names others.
  case notApprover(String, those: [String])
  case expired(Int64, submitted: Day, days: Int64, today: Day)
  /// The signature is not that of the approver's key over the draft.
  case signature(Int64, approver: String)
  /// What follows an approval is what was drafted, and nothing else.
  case bookNext(approval: Int64, draft: Int64)
  /// The approval that an event names is not the event before it.
  case noApproval(Int64)
  /// An approval or rejection is not reversed.
  case stays(EventMention)

  /// What is wrong, with its figures, and what to do.
  public var words: Words {
    switch self {
    case .needed(let kind, let amount, let above):
      Words(
        "章程 approval：\(kind.rawValue)"
          + "\(amount.map { " \($0.grouped)（限额 \(above.grouped)）" } ?? "")须经第二人批准；"
          + "请加 --draft 提交草稿，再由批准人 jinzhu approve",
        "charter clause approval: \(kind.rawValue)"
          + "\(amount.map { " of \($0.grouped), above \(above.grouped)," } ?? "") needs a second "
          + "person's approval; draft it with --draft, to be approved by `jinzhu approve`")
    case .notInForce:
      Words(
        "现行章程不要求批准（approval.required）；请直接记账",
        "the charter in force asks for no approval (approval.required); record the event itself")
    case .notDrafted(let kind):
      Words("\(kind.rawValue) 不能作为草稿；请直接记录", "\(kind.rawValue) is not drafted; record it itself")
    case .noDraft(let event):
      Words(
        "\(event.words.zh)不是草稿；jinzhu list drafts 列出全部",
        "\(event.words.en) is no draft; `jinzhu list drafts` lists them")
    case .settled(let draft, let by):
      Words(
        "第 \(draft) 号草稿已处理：\(by.words.zh)；如仍需要，请重新提交",
        "draft \(draft) was settled by \(by.words.en); submit it again if it is still wanted")
    case .recordedSince(let draft, let by):
      Words(
        "第 \(draft) 号草稿的编号已由\(by.words.zh)用去；请 jinzhu reject \(draft)",
        "the ref of draft \(draft) was taken by \(by.words.en) since; `jinzhu reject \(draft)`")
    case .ownDraft(let draft, let author):
      Words(
        "第 \(draft) 号草稿由\(author)提交，不能由本人批准；请另一位批准人批准",
        "draft \(draft) is \(author)'s own, who cannot approve it; another approver must")
    case .notApprover(let name, let others):
      Words(
        "“\(name)”不是章程规定的批准人；批准人：\(others.joined(separator: "、"))",
        "the charter does not let `\(name)` approve; it names \(others.joined(separator: ", "))")
    case .expired(let draft, let day, let days, let today):
      Words(
        "第 \(draft) 号草稿 \(day) 提交，\(days) 天内有效，今天 \(today)；请重新提交",
        "draft \(draft) of \(day) was good for \(days) days, and today is \(today); submit it again"
      )
    case .signature(let draft, let approver):
      Words(
        "对第 \(draft) 号草稿的签名不是\(approver)在章程中的公钥所签；请检查私钥",
        "the signature under draft \(draft) is not by the key that the charter gives \(approver); "
          + "check the private key")
    case .bookNext(let approval, let draft):
      Words(
        "第 \(approval) 号批准之后只能依次记入第 \(draft) 号草稿的原文；请用 jinzhu approve",
        "after approval \(approval) only what draft \(draft) holds is booked, as it was drafted; "
          + "use `jinzhu approve`")
    case .noApproval(let number):
      Words(
        "第 \(number) 号不是紧接在前的批准；请用 jinzhu approve",
        "event \(number) is not an approval just before this event; use `jinzhu approve`")
    case .stays(let event):
      Words(
        "\(event.words.zh)不能冲销；请冲销其后所记的事项，或重新提交草稿",
        "\(event.words.en) stays; reverse what was booked after it, or submit a draft again")
    }
  }
}
