internal import Jinzhu

extension Sources {
  /// What a figure is made of, in one line: balances, events, guarantees, kinds, other figures.
  func printed(in language: Language) -> String {
    func text(_ zh: String, _ en: String) -> String { Words(zh, en).text(in: language) }
    let comma = text("、", ", ")
    var parts: [String] = []
    if !balances.isEmpty {
      let names = balances.map { balance in
        let name = balance.account.entry(in: .cas).name.text(in: language)
        let whose = [balance.party?.text, balance.guarantee?.text].compactMap { $0 }
        return ([(balance.isSubtracted ? "−" : "") + name] + whose).joined(separator: " ")
      }
      parts.append(text("科目：", "accounts: ") + names.joined(separator: comma))
    }
    if !events.isEmpty {
      parts.append(text("凭证：", "events: ") + events.map(String.init).joined(separator: comma))
    }
    switch guarantees {
    case .inForce?: parts.append(text("在保担保合同", "guarantees in force"))
    case .nonPerforming?: parts.append(text("不良担保合同", "guarantees that do not perform"))
    case .one(let code)?: parts.append(text("担保合同：", "guarantee: ") + code.text)
    case nil: break
    }
    if !kinds.isEmpty {
      let titles = kinds.map { $0.body.title.text(in: language) }
      parts.append(text("本年事项：", "events of the year: ") + titles.joined(separator: comma))
    }
    if !figures.isEmpty {
      parts.append(text("由指标：", "from: ") + figures.joined(separator: comma))
    }
    return parts.joined(separator: text("；", "; ")).printable
  }
}
