/// A parser that takes what strangers write, with what must hold of whatever it makes of it.
///
/// The fuzzer feeds them millions of inputs; the tests feed them the corpus that it left.
public enum FuzzTarget: String, CaseIterable, Sendable {
  case money, rate, day, period, instant
  case csv, csvEvents, jsonEvents, json, charterJSON, charterYAML
  case book, attestation, key
  case workbook, camt, importMap

  /// Parses some bytes; tells what is wrong with the outcome, `nil` where nothing is. A crash is
  /// wrong by itself.
  public func finding(in bytes: [UInt8]) -> String? {
    switch self {
    case .money: Values.money(String(decoding: bytes, as: UTF8.self))
    case .rate: Values.rate(String(decoding: bytes, as: UTF8.self))
    case .day: Values.day(String(decoding: bytes, as: UTF8.self))
    case .period: Values.period(String(decoding: bytes, as: UTF8.self))
    case .instant: Values.instant(String(decoding: bytes, as: UTF8.self))
    case .csv: Records.csv(bytes)
    case .csvEvents: Records.events(bytes, named: "fuzz.csv")
    case .jsonEvents: Records.events(bytes, named: "fuzz.jsonl")
    case .json: Documents.json(bytes)
    case .charterJSON: Documents.charter([UInt8(ascii: "{")] + bytes)
    case .charterYAML: Documents.charter(bytes)
    case .book: BookHeader.finding(in: bytes)
    case .attestation: Attestations.attestation(bytes)
    case .key: Attestations.key(String(decoding: bytes, as: UTF8.self))
    case .workbook: Imports.workbook(bytes)
    case .camt: Imports.camt(bytes)
    case .importMap: Imports.map(bytes)
    }
  }
}

/// Describes a round trip that did not come back to where it began.
func differs<V>(_ first: V, _ again: V?, _ through: String) -> String {
  "\(first) through `\(through)` became \(again.map { "\($0)" } ?? "unreadable")"
}
