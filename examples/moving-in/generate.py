# Constructed: what an association of pig farms keeps in a spreadsheet, and its bank's statement.
import openpyxl, datetime, random, csv
random.seed(2018)
wb=openpyxl.Workbook()
towns="大源 梓埠 石镇 陈营 青云 湖云 齐埠 汪家 裴梅 上坊 苏桥 珠田 盘岭 中洲 万盛 西郊 东河 南溪 北湖 马家".split()
ws=wb.active; ws.title="股东"
ws.append(["编号","名称","规模","出资(万元)","出资日"])
for i,t in enumerate(towns,1):
    ws.append([f"M{i:02d}", t+"猪场", "小型", 400, datetime.date(2018,1,5)])
for row in ws.iter_rows(min_row=2): row[4].number_format="yyyy-mm-dd"
ws=wb.create_sheet("贷款台账")
ws.append(["2018 年 1 月贷款台账（构造数据）"]); ws.append(["单位：万元；担保费单位：元"])
ws.append(["合同号","借款人","贷款银行","金额","放款日","到期日","担保费","收费日","已还","还款日"])
fees=[]
for i in range(1,201):
    start=datetime.date(2018,1,8)+datetime.timedelta(days=random.randint(0,17))
    amount=random.choice([5,8,10,12,15,20,25,30,40])
    town=towns[(i*7)%20]
    paid=amount if i%25==0 else (amount/4 if i%15==0 else None)
    fee=amount*70
    feeday=start+datetime.timedelta(days=random.randint(0,2))
    if i%40==0: feeday=None
    row=[f"JZ2018-{i:03d}", town+"猪场", random.choice(["农商行","邮储银行"]), amount, start, datetime.date(2019,start.month,start.day), fee, feeday, paid, datetime.date(2018,1,30) if paid else None]
    ws.append(row)
    if feeday: fees.append((feeday, row[0], town+"猪场", fee))
for row in ws.iter_rows(min_row=4):
    for c in (4,5,7,9): row[c].number_format="yyyy/m/d"
wb.save("ledger.xlsx")
lines=[(datetime.date(2018,1,5), f"出资", t+"猪场", 4000000.0, "股东出资") for t in towns]
for k,(d,code,who,fee) in enumerate(sorted(fees)):
    ref=code; day=d
    if k%60==7: day=d+datetime.timedelta(days=1)
    if k%90==11: ref=code.replace("-0","-O",1)
    lines.append((day,ref,who,fee,"担保费"))
lines.append((datetime.date(2018,1,21),"","农商行",1234.5,"存款利息"))
lines.append((datetime.date(2018,1,31),"","农商行",-50.0,"网银手续费"))
lines.sort(key=lambda l:l[0])
out=[]; bal=0
for d,ref,who,amt,text in lines:
    bal+=amt
    out.append([d.strftime("%Y%m%d"), ref, who, f"{amt:,.2f}" if amt>0 else "", f"{-amt:,.2f}" if amt<0 else "", f"{bal:,.2f}", text])
out.reverse()
with open("bank.csv","w",encoding="utf-8-sig",newline="") as f:
    w=csv.writer(f)
    w.writerow(["万年农商银行活期账户明细（构造数据）"]+[""]*6)
    w.writerow(["交易日期","凭证号","对方户名","收入","支出","余额","摘要"])
    w.writerows(out)
