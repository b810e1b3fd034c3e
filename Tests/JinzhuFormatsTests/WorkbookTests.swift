import Foundation
import Jinzhu
import Testing

@testable import JinzhuFormats

/// Workbooks that others wrote, some of them to do harm.
@Suite(
  .enabled(
    if: Tool.python != nil, "SKIPPED: no Python with openpyxl; apt-get install python3-openpyxl"))
struct WorkbookTests {
  /// A workbook that some Python writes to `path`.
  private static func book(_ python: String) throws -> [UInt8] {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("jinzhu-\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: file) }
    let program = try #require(Tool.python)
    let run = try Tool.run(program, "-c", "path='\(file.path)'\n" + python)
    #expect(run.status == 0, "\(run.text)")
    return Array(try Data(contentsOf: file))
  }

  @Test func `cells are texts, plain numbers and days`() throws {
    let bytes = try Self.book(
      """
      import openpyxl, datetime
      wb = openpyxl.Workbook(); ws = wb.active; ws.title = '台账'
      ws.append(['合同', '金额', '日', '是'])
      ws.append(['D1', 1234.56, datetime.date(2018, 3, 5), True])
      ws['A4'] = '=1+1'; ws['B4'] = 0.1 + 0.2; ws['C4'] = 43164
      ws['C2'].number_format = 'yyyy/m/d'
      wb.create_sheet('空'); wb.save(path)
      """)
    let reader = try WorkbookReader(bytes)
    #expect(reader.sheetNames == ["台账", "空"])
    let rows = try reader.rows(ofSheet: "台账")
    #expect(rows.map(\.number) == [1, 2, 4])
    #expect(rows[1].cells == [0: "D1", 1: "1234.56", 2: "2018-03-05", 3: "TRUE"])
    // A formula without a saved value is empty, and a number that is not shown as a day is none.
    #expect(rows[2].cells == [1: "0.3", 2: "43164"])
    #expect(try reader.rows(ofSheet: "空").isEmpty)
    #expect(throws: ReadingError.noSheet("无", has: ["台账", "空"])) {
      try reader.rows(ofSheet: "无")
    }
  }

  /// A workbook of 300 million zeros, packed into less than a million bytes.
  @Test func `a workbook that unpacks to too much is refused before it does`() throws {
    let bytes = try Self.book(
      """
      import openpyxl, zipfile, shutil
      wb = openpyxl.Workbook(); wb.active['A1'] = 1; wb.save(path)
      parts = {n: zipfile.ZipFile(path).read(n) for n in zipfile.ZipFile(path).namelist()}
      with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as z:
        for name, data in parts.items():
          if name.endswith('sheet1.xml'):
            with z.open(name, 'w') as part:
              for _ in range(300): part.write(b'0' * 1000000)
          else: z.writestr(name, data)
      """)
    #expect(bytes.count < 1_000_000)
    #expect(throws: ReadingError.tooLarge("xl/worksheets/sheet1.xml")) {
      try WorkbookReader(bytes).rows()
    }
  }

  @Test func `a broken archive, a wrong checksum and an entity are refused`() throws {
    let bytes = try Self.book("import openpyxl\nopenpyxl.Workbook().save(path)")
    #expect(throws: ReadingError.self) { try WorkbookReader(Array(bytes.prefix(bytes.count / 2))) }
    #expect(throws: ReadingError.self) { try WorkbookReader(Array("合同,金额\n".utf8)) }
    #expect(throws: ReadingError.self) { try WorkbookReader([]) }
    let entity = try Self.book(
      """
      import openpyxl, zipfile
      wb = openpyxl.Workbook(); wb.active['A1'] = 1; wb.save(path)
      parts = {n: zipfile.ZipFile(path).read(n) for n in zipfile.ZipFile(path).namelist()}
      with zipfile.ZipFile(path, 'w') as z:
        for name, data in parts.items():
          if name == 'xl/workbook.xml': data = b'<!DOCTYPE a [<!ENTITY b "c">]>' + data
          z.writestr(name, data)
      """)
    #expect(throws: ReadingError.hasDoctype) { try WorkbookReader(entity) }
  }

  /// What Excel shows for a formula without a value has a type of its own.
  @Test func `an error in a cell is no text`() throws {
    let bytes = try Self.book(
      """
      import openpyxl
      wb = openpyxl.Workbook(); ws = wb.active
      ws.append(['code', 'name']); ws.append(['M01', '#REF!']); ws.append(['M02', 'x'])
      ws['B2'].data_type = 'e'; ws['B3'].data_type = 'e'; wb.save(path)
      """)
    let cells = try WorkbookReader(bytes).rows().map(\.cells)
    #expect(cells[1][1] == "#REF!" && SheetError.isOne("#REF!"))
    #expect(cells[2][1] == SheetError.other)
    let map = try ImportMap(
      TreeReader.read(
        Array(
          """
          name: a
          events:
            - kind: party.add
              fields: {date: {constant: 2018-01-02}, party: code, name: name, role: {constant: bank}}
          """.utf8), named: "m"), named: "m")
    let found = try map.events(of: SourceTable(file: "a.xlsx", bytes: bytes), named: "m")
    let faults = found.compactMap { result -> String? in
      guard case .failure(let fault) = result, let error = fault.errors.first else { return nil }
      return "\(error.line):\(error.field ?? "")"
    }
    #expect(faults == ["2:name", "3:name"])
  }

  @Test(arguments: ["0", "1048577", "9223372036854775807"])
  func `a row that no sheet has is refused`(row: String) throws {
    let bytes = try Self.book(
      """
      import openpyxl, zipfile
      wb = openpyxl.Workbook(); wb.active['A1'] = 1; wb.save(path)
      parts = {n: zipfile.ZipFile(path).read(n) for n in zipfile.ZipFile(path).namelist()}
      with zipfile.ZipFile(path, 'w') as z:
        for name, data in parts.items():
          if name.endswith('sheet1.xml'):
            data = data.replace(b'<row r="1"', b'<row r="\(row)"')
            data = data.replace(b'</sheetData>', b'<row><c><v>2</v></c></row></sheetData>')
          z.writestr(name, data)
      """)
    #expect(throws: ReadingError.notWorkbook(part: "xl/worksheets/sheet1.xml")) {
      try WorkbookReader(bytes).rows()
    }
  }

  /// Every byte turned over, one at a time: whatever is read, nothing is trapped on.
  @Test func `a damaged workbook is refused or read, and nothing more`() throws {
    let bytes = try Self.book(
      "import openpyxl\nwb=openpyxl.Workbook()\nwb.active['A1']='x'\nwb.save(path)")
    for place in stride(from: 0, to: bytes.count, by: 7) {
      var damaged = bytes
      damaged[place] ^= 0xFF
      do { _ = try WorkbookReader(damaged).rows() } catch is ReadingError { continue }
    }
  }
}
