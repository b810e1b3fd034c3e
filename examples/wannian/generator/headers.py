"""The Chinese names of CSV, as `jinzhu` reads them: columns (in this order), kinds and choices."""

CHINESE = {
    "date": "日期", "kind": "事项", "guarantee": "担保合同", "borrower": "借款人", "member": "股东",
    "party": "代码", "name": "名称", "role": "角色", "size": "规模", "group": "联保组",
    "sponsor": "发起股东", "trade": "行业", "bank": "银行", "reguarantor": "再担保人",
    "assumer": "承接人", "principal": "本金", "interest": "利息", "amount": "金额", "premium": "溢价",
    "due": "到期日", "since": "逾期日", "class": "风险分类", "product": "产品",
    "counterGuarantee": "反担保", "reguaranteeShare": "再担保比例", "coverage": "担保比例",
    "marginRate": "保证金比例", "line": "授信额度", "bankPart": "银行部分", "source": "来源",
    "valuation": "评估价", "proceeds": "变现价款", "from": "转出", "to": "转入", "basis": "分配依据",
    "account": "科目", "debitAccount": "借方科目", "creditAccount": "贷方科目", "event": "原事项",
    "reason": "原因", "period": "期间", "ref": "编号", "override": "例外理由", "memo": "摘要",
}

KINDS = {
    "party.add": "新增往来方", "party.update": "更新往来方", "party.sanction": "制裁",
    "party.reinstate": "解除制裁", "capital.pay": "股东出资", "capital.transfer": "股权转让",
    "agreement.sign": "签订银担协议", "margin.place": "存出保证金", "margin.release": "收回保证金",
    "guarantee.issue": "承保", "guarantee.extend": "展期", "guarantee.release": "解除担保",
    "guarantee.classify": "风险分类", "fee.receive": "收取担保费", "fee.refund": "退还担保费",
    "deposit.receive": "收取客户保证金", "deposit.return": "退还客户保证金", "loan.repay": "归还贷款",
    "loan.overdue": "贷款逾期", "loan.cure": "逾期消除", "reguarantee.fee": "付再担保费",
    "voucher.post": "记账凭证", "balance.assert": "余额核对", "reserve.provide": "计提准备金",
    "period.close": "结账", "loss.cover": "弥补亏损", "dividend.declare": "宣告分红",
    "dividend.pay": "付分红", "share.refund": "退还股东分担",
}

CHOICES = {
    "role": {"member": "股东", "farmer": "承包户", "bank": "银行"},
    "size": {"farmer": "农户", "micro": "微型企业", "small": "小型企业", "medium": "中型企业"},
    "product": {"fixedAsset": "固定资产贷款", "acceptance": "承兑汇票"},
    "basis": {"capital": "实收资本", "fees": "担保费"},
    "class": {"substandard": "次级", "auto": "自动"},
}
