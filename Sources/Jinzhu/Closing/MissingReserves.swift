extension OpenKind {
  /// What the two reserves lack on the last day (domain §6.1, §6.2); a year's close provides it too.
  static let missingReserves = OpenKind(
    "missingReserves", Words("准备金未提足", "reserves not provided"),
    remedy: Words(
      "记 reserve.provide --date 期末日；年结也会自动提取（要先算所得税，则须先提取）",
      "record reserve.provide dated the last day; a year's close provides them too, but income "
        + "tax can be worked out only before it")
  ) { snapshot in
    let charter = try snapshot.books.charter(on: snapshot.day)
    let missing = try ReserveProvision(
      on: snapshot.day, in: snapshot.books, under: charter.reserves)
    return [
      (Account.unearnedReserve, missing.unearned),
      (.compensationReserve, missing.compensation),
    ]
    .filter { !$0.1.isZero }
    .map { account, amount in
      OpenItem(amount: amount, words: account.entry(in: charter.chart).name)
    }
  }
}
