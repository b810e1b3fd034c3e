extension Refusal {
  /// What is wrong, the figures on both sides, and what to do, in one sentence.
  public var words: Words {
    switch self {
    case .value(let error): error.words
    case .unknownKind(let name): Self.wordsOfUnknownKind(name)
    case .fieldMissing(let name):
      Words("缺少必填字段“\(name)”；请补上", "the field `\(name)` is missing; give it")
    case .fieldTwice(let name):
      Words("字段“\(name)”重复；请只保留一个", "the field `\(name)` is given twice; keep one")
    case .unknownField(let name, let kind):
      Words(
        "“\(kind.rawValue)”没有字段“\(name)”；请用 record --help \(kind.rawValue) 查看字段",
        "`\(kind.rawValue)` has no field `\(name)`; `jinzhu record --help \(kind.rawValue)` lists them"
      )
    case .notText: Words("应为文本；请写在引号里", "a text is wanted here; write it in quotes")
    case .notCount(let text):
      Words(
        "“\(text)”不是 0–9999 的整数；请写如 2",
        "`\(text)` is no whole number from 0 to 9999; write it as 2")
    case .notPositive(let money):
      Words(
        "金额 \(money.grouped) 不大于零；请填写正数",
        "the amount \(money.grouped) is not above zero; give a positive one")
    case .aboveHundredPercent(let rate):
      Words(
        "比例 \(rate.printed) 超过 100%；请填写 0–100%",
        "the rate \(rate.printed) is above 100%; give 0–100%")
    case .notOneOf(let text, let choices):
      Words(
        "“\(text)”不在可选值中；可填：\(choices.joined(separator: "、"))",
        "`\(text)` is none of: \(choices.joined(separator: ", "))")
    case .badCode(let text):
      Words(
        "代码“\(text)”不合格；应为 1–64 字节，不含空格、分号、顿号和控制字符",
        "`\(text)` is no code; give 1–64 bytes without blanks, semicolons or control characters")
    case .badText:
      Words(
        "文本不合格；应为 1–1000 字节，不含控制字符",
        "the text is not usable; give 1–1,000 bytes without control characters")
    case .filedFigures:
      Words(
        "报送的数字不合格；应为 表 → 行次 → 栏次 的 JSON",
        "the figures are not usable; give JSON of forms, their rows and their columns")
    case .filedBytes:
      Words(
        "报送文件的内容不合格；应为其全部字节的 base64",
        "the contents of the file are not usable; give all of its bytes in base64")
    case .filedTooLong(let length, let limit):
      Words(
        "报送内容（文件与数字）\(length) 字符，上限 \(limit)；请改用较小的格式，如 xlsx，或用 --form 分表报送",
        "what is filed, with its figures, takes \(length) characters of \(limit) at most; file a "
          + "smaller format such as xlsx, or form by form with --form")
    case .filedEarly(let period, let end, let day):
      Words(
        "\(period) 于 \(end) 结束，\(day) 尚不能报送；请在期间结束后报送",
        "\(period) ends on \(end) and cannot be filed on \(day); file it once it has ended")
    case .filedDigest:
      Words(
        "报送文件与其 SHA-256 不符；请重新生成后报送",
        "the file does not agree with its SHA-256; make it again and file that")
    case .notList: Words("应为一列记录", "a list of records is wanted here")
    case .item(let place, let list, let refusal):
      Words(
        "第 \(place) 项\(list.map { "（\($0)）" } ?? "")：\(refusal.words.zh)",
        "item \(place)\(list.map { " (\($0))" } ?? ""): \(refusal.words.en)")
    case .voucherLines:
      Words(
        "凭证分录不合格；每行应有科目和借方或贷方金额，至少两行",
        "the voucher's lines are not usable; each needs an account and a debit or a credit, "
          + "two lines at least")
    case .voucherUnbalanced(let debit, let credit):
      Words(
        "凭证不平：借方 \(debit.grouped)，贷方 \(credit.grouped)；请核对分录",
        "the voucher does not balance: debit \(debit.grouped), credit \(credit.grouped); "
          + "check its lines")
    case .fieldsClash(let one, let other):
      Words(
        "字段“\(one)”与“\(other)”不能并用；请只填一个", "`\(one)` and `\(other)` exclude each other; keep one")
    case .charterKey(let path, let problem):
      Words(
        "章程条款“\(path)”：\(problem.words.zh)", "charter clause `\(path)`: \(problem.words.en)")
    case .noCharter:
      Words("账簿还没有章程；请先 init", "the book has no charter yet; run `jinzhu init` first")
    case .unknownParty(let code, let day):
      Words(
        "\(day) 没有往来方“\(code)”；请先用 party.add 登记",
        "there is no party `\(code)` on \(day); record party.add first")
    case .partyExists(let code):
      Words(
        "往来方“\(code)”已存在；请用 party.update 更新",
        "the party `\(code)` exists already; use party.update")
    case .wrongRole(let code, let role, let needed):
      Words(
        "“\(code)”是\(role.words.zh)，此处应为\(needed.map(\.words.zh).joined(separator: "或"))；请检查代码",
        "`\(code)` is a \(role.words.en), a \(needed.map(\.words.en).joined(separator: " or ")) "
          + "is wanted; check the code")
    case .unknownGuarantee(let code):
      Words(
        "没有担保合同“\(code)”；请检查编号，或先记 guarantee.issue",
        "there is no guarantee `\(code)`; check its code, or record guarantee.issue first")
    case .guaranteeExists(let code):
      Words(
        "担保合同“\(code)”已存在；请换一个编号",
        "the guarantee `\(code)` exists already; give another code")
    case .unknownAccount(let text):
      Words(
        "没有科目“\(text)”；请填科目代号（如 operatingExpense），或本账科目表的编码、名称；jinzhu list accounts 列出全部",
        "there is no account `\(text)`; give a role, as operatingExpense, "
          + "or a code or name of the book's chart; `jinzhu list accounts` lists them")
    case .unknownEvent(let text):
      Words(
        "没有编号为“\(text)”的事项；请填事项序号或 ref",
        "there is no event `\(text)`; give its number or its ref")
    case .noVoucher(let event):
      Words(
        "第 \(event) 号事项没有分录，因此没有记账凭证；jinzhu show \(event) 可查看它",
        "event \(event) has no entries, and so no voucher; `jinzhu show \(event)` shows it")
    case .accountNotFree(let account):
      Words(
        "科目“\(account.entry(in: .cas).name.zh)”只能由其专门事项变动，不能用凭证；请改用相应事项",
        "`\(account.rawValue)` moves through its own events, not by voucher; record that event")
    case .refTaken(let ref, let number):
      Words(
        "编号“\(ref)”已被第 \(number) 号事项使用，且内容不同；请换编号或核对内容",
        "the ref `\(ref)` belongs to event \(number), which says something else; "
          + "give another ref or compare them")
    case .futureDate(let day, let today):
      Words("日期 \(day) 晚于今天 \(today)；请检查日期", "\(day) is after today, \(today); check the date")
    case .closedPeriod(let day, let period):
      Words(
        "\(day) 属于已结账期间 \(period)；请改用未结账日期，或先 period.reopen",
        "\(day) lies in the closed period \(period); use an open day, or record period.reopen")
    case .beforeLatest(let code, let day, let latest, let kind, let on):
      Words(
        "担保合同“\(code)”在 \(on) 已有第 \(latest) 号事项（\(kind.body.title.zh)），不能再记 \(day) 的事项；"
          + (kind == .eventReverse ? "" : "请先冲销该事项，或") + "改用 \(on) 及以后的日期",
        "guarantee `\(code)` has event \(latest) (\(kind.rawValue)) on \(on), later than \(day); "
          + (kind == .eventReverse ? "" : "reverse that first, or ") + "use \(on) or later")
    case .dayBefore(let field, let day, let bound):
      Words(
        "“\(field)”\(day) 早于 \(bound)；请检查日期",
        "`\(field)` \(day) is before \(bound); check the dates")
    case .dayAfter(let field, let day, let bound):
      Words(
        "“\(field)”\(day) 晚于 \(bound)；请检查日期",
        "`\(field)` \(day) is after \(bound); check the dates")
    case .exceeds(let quantity, let asked, let held):
      Words(
        "金额 \(asked.grouped) 超过\(quantity.words.zh) \(held.grouped)；最多 \(held.grouped)",
        "\(asked.grouped) is more than the \(quantity.words.en), \(held.grouped); "
          + "at most \(held.grouped)")
    case .negative(let sub, let short):
      Words(
        "\(sub.words.zh)将为 \(short.grouped)，低于零；请检查金额和日期",
        "\(sub.words.en) would fall to \(short.grouped), below zero; check the amount and the date")
    case .sameAccount(let sub):
      Words(
        "借贷双方是同一账户：\(sub.words.zh)；请检查", "both sides are the same account, \(sub.words.en)")
    case .assertionFalsified(let event, let account, let day, let amount, let change):
      Words(
        "会使第 \(event) 号余额核对不成立：\(account.entry(in: .cas).name.zh) \(day) 为 \(amount.grouped)，"
          + "变动 \(change.grouped)；请改用其后的日期，或先冲销该核对",
        "it would falsify the assertion of event \(event): \(account.rawValue) on \(day) is "
          + "\(amount.grouped), this moves it by \(change.grouped); use a later day, or reverse "
          + "the assertion first")
    case .assertionFails(let account, let party, let day, let stated, let found):
      Words(
        "\(day) \(account.entry(in: .cas).name.zh)\(party.map { "（\($0)）" } ?? "")账面为 "
          + "\(found.grouped)，所填为 \(stated.grouped)；请核对",
        "\(account.rawValue)\(party.map { " of `\($0)`" } ?? "") on \(day) is \(found.grouped) in "
          + "the ledger, \(stated.grouped) was stated; look for the difference")
    case .leverage(let weighted, let net, let limit, let room):
      Words(
        "放大倍数超限（章程 limits.leverage）：责任余额 \(weighted.grouped) ＞ \(limit) × 净资产 "
          + "\(net.grouped)；\(Self.left(room).zh)",
        "leverage (limits.leverage): weighted liability \(weighted.grouped) is above \(limit) × net "
          + "assets \(net.grouped); \(Self.left(room).en)")
    case .customerLimit(let code, let weighted, let net, let limit, let room):
      Words(
        "单户集中度超限（章程 limits.customer）：“\(code)”责任余额 \(weighted.grouped) ＞ \(limit.percent) × "
          + "净资产 \(net.grouped)；\(Self.left(room).zh)",
        "one customer (limits.customer): `\(code)` would carry \(weighted.grouped), above "
          + "\(limit.percent) of net assets \(net.grouped); \(Self.left(room).en)")
    case .relatedLimit(let codes, let weighted, let net, let limit, let room):
      Words(
        "关联方集中度超限（章程 limits.related）：\(codes.map(\.text).joined(separator: "、"))合计 "
          + "\(weighted.grouped) ＞ \(limit.percent) × 净资产 \(net.grouped)；\(Self.left(room).zh)",
        "related parties (limits.related): \(codes.map(\.text).joined(separator: ", ")) would carry "
          + "\(weighted.grouped), above \(limit.percent) of net assets \(net.grouped); "
          + "\(Self.left(room).en)")
    case .bankLine(let bank, let balance, let line, let room):
      Words(
        "银行授信超限：“\(bank)”在保贷款 \(balance.grouped) ＞ 授信额度 \(line.grouped)；"
          + "\(Self.left(room).zh)",
        "the bank's line: loans at `\(bank)` would be \(balance.grouped), above the line "
          + "\(line.grouped); \(Self.left(room).en)")
    case .bankMargin(let bank, let required, let placed, let rate, let short):
      Words(
        "存出保证金不足：“\(bank)”需 \(rate.percent) × 在保责任 = \(required.grouped)，已存 "
          + "\(placed.grouped)；请先用 margin.place 补存 \(short.grouped)",
        "the bank's margin: `\(bank)` requires \(rate.percent) of own share, \(required.grouped), "
          + "\(placed.grouped) is placed; place \(short.grouped) more first (margin.place)")
    case .memberMultiple(let member, let share, let capital, let multiple, let room):
      Words(
        "股东倍数超限（章程 limits.memberMultiple）：“\(member)”及其承包户在保责任 \(share.grouped) ＞ "
          + "\(multiple) × 实收资本 \(capital.grouped)；\(Self.left(room).zh)",
        "the member's multiple (limits.memberMultiple): `\(member)` and those he sponsors would have "
          + "\(share.grouped) in force, above \(multiple) × his capital \(capital.grouped); "
          + "\(Self.left(room).en)")
    case .minimumCapital(let capital, let minimum, let room):
      Words(
        "低于最低资本（章程 limits.minimumCapital）：实收资本将为 \(capital.grouped)，最低 "
          + "\(minimum.grouped)；最多可减 \(room.grouped)",
        "minimum capital (limits.minimumCapital): paid-in capital would be \(capital.grouped), the "
          + "minimum is \(minimum.grouped); at most \(room.grouped) may leave")
    case .notMember(let code):
      Words(
        "“\(code)”既非股东也非有股东担保的承包户，不能承保（章程：只为股东及其承包户担保）",
        "`\(code)` is neither a member nor a contract farmer with a sponsor: the fund guarantees "
          + "nobody else")
    case .otherTrade(let code, let trade, let required):
      Words(
        "“\(code)”的行业是“\(trade ?? "未登记")”，章程要求“\(required)”（eligibility.trade）；"
          + "请检查登记，或注明 override",
        "`\(code)` has the trade `\(trade ?? "none recorded")`, the charter asks for `\(required)` "
          + "(eligibility.trade); check what is recorded of the party, or give an override")
    case .sanctioned(let code, let reason):
      Words(
        "“\(code)”处于制裁中（\(reason)），不能新增担保；请先 party.reinstate，或注明 override",
        "`\(code)` is under sanction (\(reason)) and gets no new guarantee; record party.reinstate, "
          + "or give an override")
    case .controller(let code):
      Words(
        "“\(code)”是控股股东或实际控制人，不得为其担保（条例第17条）",
        "`\(code)` is a controller of the fund and gets no guarantee (Regulation art. 17)")
    case .inDefault(let code, let arrears):
      Words(
        "“\(code)”违约未了：\(arrears.words.zh)；了结前不得新增担保，或注明 override",
        "`\(code)` is in default: \(arrears.words.en); no new guarantee until cured, or give an "
          + "override")
    case .party(let refusal): refusal.words
    case .guarantee(let refusal): refusal.words
    case .correction(let refusal): refusal.words
    case .recourse(let refusal): refusal.words
    case .period(let refusal): refusal.words
    case .distribution(let refusal): refusal.words
    case .approval(let refusal): refusal.words
    case .opening(let refusal): refusal.words
    case .bank(let refusal): refusal.words
    case .nothingHeld(let quantity, let guarantee):
      Words(
        "\(guarantee.map { "担保合同“\($0)”" } ?? "")没有\(quantity.words.zh)；请检查",
        "there is no \(quantity.words.en)\(guarantee.map { " for `\($0)`" } ?? "")")
    }
  }
}

extension Refusal {
  private static func wordsOfUnknownKind(_ name: String) -> Words {
    let names = EventKind.allCases.map(\.rawValue) + EventKind.allCases.map { $0.body.title.zh }
    // Of two letters nearly every one is near to every other.
    guard name.count > 2, let near = NearMiss.to(name, among: names) else {
      return Words(
        "没有“\(name)”这种事项；可用 record --list 查看全部事项",
        "there is no event kind `\(name)`; `jinzhu record --list` names them all")
    }
    return Words(
      "没有“\(name)”这种事项；是不是 \(near)？可用 record --list 查看全部事项",
      "there is no event kind `\(name)`; did you mean \(near)? `jinzhu record --list` names them all"
    )
  }

  /// What may be lent instead; nothing, too, where a loan is only prolonged.
  private static func left(_ room: Money) -> Words {
    room.isZero
      ? Words("没有余地", "there is no room")
      : Words("这笔贷款最多 \(room.grouped)", "this loan may be \(room.grouped) at most")
  }
}
