import Jinzhu
import JinzhuFormats

/// What comes from banks, spreadsheets and those who write maps.
enum Imports {
  /// A workbook is read, or refused as one of the ways it can be wrong.
  static func workbook(_ bytes: [UInt8]) -> String? {
    do {
      let reader = try WorkbookReader(bytes)
      var last = 0
      for row in try reader.rows() {
        guard row.cells.allSatisfy({ !$0.value.isEmpty && $0.key < CSVReader.fieldLimit }) else {
          return "row \(row.number) has cells that are none"
        }
        last = max(last, row.number)
      }
      return nil
    } catch is ReadingError {
      return nil
    } catch {
      return "an error of no kind of ours: \(error)"
    }
  }

  /// A bank's statement has its lines in the order of their days.
  static func camt(_ bytes: [UInt8]) -> String? {
    do {
      for source in try Camt053.statements(of: bytes, named: "fuzz") {
        for (one, next) in zip(source.lines, source.lines.dropFirst()) where next.day < one.day {
          return "\(next.day) after \(one.day)"
        }
      }
      return nil
    } catch is ReadingError {
      return nil
    } catch is ValueError {
      return nil
    } catch {
      return "an error of no kind of ours: \(error)"
    }
  }

  private static let table = """
    合同号,借款人,贷款银行,金额,放款日,到期日,担保费,收费日,已还,还款日
    JZ1,大源猪场,农商行,"1,2.5",2018/1/8,20190108,(3.00),2018年1月9日,,
    JZ2,梓埠猪场,邮储银行,x,2018/2/30,,-1,,5,2018/3/1

    """

  /// Whatever a map says, every event that it makes has a kind and a ref, and no field twice.
  static func map(_ bytes: [UInt8]) -> String? {
    do {
      guard bytes.count <= TreeReader.documentLimit else { return nil }
      let map = try ImportMap(TreeReader.read(bytes, named: "fuzz"), named: "fuzz")
      let rows = try SourceTable(file: "fuzz.csv", bytes: Array(table.utf8))
      if map.statement != nil {
        _ = try map.statement(of: rows, named: "fuzz")
        return nil
      }
      for case .success(let event) in try map.events(of: rows, named: "fuzz") {
        let names = event.fields.map(\.name)
        guard names.contains("kind"), names.contains("ref") else { return "an event without a ref" }
      }
      return nil
    } catch is DocumentError {
      return nil
    } catch is StatementFaults {
      return nil
    } catch is ValueError {
      return nil
    } catch {
      return "an error of no kind of ours: \(error)"
    }
  }
}
