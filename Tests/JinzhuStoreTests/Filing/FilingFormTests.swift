internal import Jinzhu
internal import JinzhuStore
internal import Testing

/// The rows of the forms are those of the supervisor, word for word.
struct FilingFormTests {
  /// The forms of a period of a small fund, by name.
  private func filled(
    _ period: String, charter: String = "", only names: [String] = []
  ) throws -> [String: Filing.Filled] {
    let book = try TestBook.county(charter)
    return try book.read { books, archive in
      let period = try Period(parsing: period)
      let snapshot = Snapshot(books: books, archive: archive, day: period.last)
      let filing = try Filing(FilingBasis(snapshot, period: period), only: names)
      return Dictionary(uniqueKeysWithValues: filing.forms.map { ($0.form.name, $0) })
    }
  }

  private func rows(_ name: String, _ period: String = "2019Q4") throws -> [String] {
    try #require(filled(period, only: [name])[name]).rows.map { "\($0.code) \($0.title.zh)" }
  }

  @Test func `G1 has nine rows`() throws {
    #expect(
      try rows("company") == [
        "1 注册资本", "2 实收货币资本", "3 公司性质", "4 分支机构数量", "5 职工总数", "6 专业技术人员", "7 研究生", "8 本科生",
        "9 大专及以下",
      ])
  }

  @Test func `G2 has twenty-one rows`() throws {
    #expect(
      try rows("balance") == [
        "1 资产总额", "2 其中：货币资金", "3 存出保证金", "4 债权投资", "5 其他投资合计", "6 其中：长期股权投资", "7 固定资产",
        "8 抵债资产", "9 应收账款合计", "10 其中：期限在2年以上（含）的应收代偿款", "11 其他应收款", "12 负债总额", "13 其中：借款",
        "14 应付款项", "15 存入保证金", "16 预计负债", "17 未到期责任准备金", "18 担保赔偿准备金", "19 净资产",
        "20 其中：实收资本", "21 一般风险准备",
      ])
    #expect(
      try rows("balance2020") == [
        "1 资产总额", "2 货币资金", "3 存出保证金", "4 债权投资", "5 应收代偿款", "6 其中：2年以上", "7 其他应收款", "8 委托贷款",
        "9 其他资产", "10 负债总额", "11 借款", "12 存入保证金", "13 未到期责任准备金", "14 担保赔偿准备金", "15 其他负债",
        "16 净资产", "17 实收资本", "18 一般风险准备", "19 其他净资产",
      ])
  }

  @Test func `G3 has eighteen rows`() throws {
    #expect(
      try rows("income") == [
        "1 担保业务收入", "2 其中：融资性担保费收入", "3 担保业务成本", "4 其中：融资性担保赔偿支出", "5 融资性分担保费支出",
        "6 营业税金及附加", "7 提取未到期责任准备", "8 提取担保赔偿准备金", "9 担保业务利润", "10 利息净收入", "11 其他业务利润",
        "12 业务及管理费", "13 投资收益", "14 资产减值损失", "15 营业利润", "16 营业外净收入", "17 所得税", "18 净利润",
      ])
  }

  @Test func `G5 has twenty-five rows`() throws {
    let rows = try rows("indicators")
    #expect(rows.count == 25)
    #expect(
      rows == [
        "1.1 流动性资产", "1.2 流动性负债", "1.3 流动性比率", "2.1 责任余额", "2.2 净资产", "2.3 放大倍数",
        "3.1 本年累计担保代偿额", "3.1.1 其中：融资性", "3.2 本年累计解除的担保额", "3.2.1 其中：融资性", "3.3 担保代偿率",
        "3.4 融资性担保代偿率", "4.1 本年累计代偿回收额", "4.1.1 其中：融资性", "4.2 年初担保代偿余额", "4.2.1 其中：融资性",
        "4.3 代偿回收率", "4.4 融资性担保代偿回收率", "5.1 本年累计担保损失额", "5.1.1 其中：融资性", "5.2 担保损失率",
        "5.3 融资性担保损失率", "6.1 担保准备金", "6.2 担保代偿余额", "6.3 拨备覆盖率",
      ])
  }

  @Test func `each day has its set of forms`() throws {
    let before = [
      "company", "balance", "income", "business", "exposure", "indicators", "largest", "related",
    ]
    #expect(try Set(filled("2018Q1").keys) == Set(before))
    #expect(try Set(filled("2018Q2").keys) == Set(before + ["liability"]))
    let after = [
      "company", "balance2020", "income", "indicators", "liability", "portfolio", "sharing",
      "largest", "related",
    ]
    #expect(try Set(filled("2020-08").keys) == Set(before + ["liability"]))
    #expect(try Set(filled("2020-09").keys) == Set(after))
    let later = #""filing": {"newFormsFrom": "2022-01-01"}"#
    #expect(try Set(filled("2021Q4", charter: later).keys) == Set(before + ["liability"]))
    #expect(try Set(filled("2022-01", charter: later).keys) == Set(after))
  }

  @Test func `facts of the charter are in the forms, others stay open`() throws {
    let known = #""company": {"registeredCapital": "2000万", "staff": "12", "nature": "有限责任公司"}"#
    let form = try #require(filled("2019Q4", charter: known)["company"])
    #expect(
      form.cells.map { $0[0].machine } == [
        "20000000.00", "20000000.00", "有限责任公司", "open", "12", "open", "open", "open", "open",
      ])
  }

  @Test func `every cell says in both languages how it is worked out`() throws {
    for (name, form) in try filled("2021Q4", only: Form.all.map(\.name)) {
      for row in form.rows {
        for (column, formula) in row.cells {
          let words = formula.words(in: name)
          #expect(!words.zh.isEmpty && !words.en.isEmpty, "\(name) \(row.code).\(column)")
        }
      }
    }
  }
}
