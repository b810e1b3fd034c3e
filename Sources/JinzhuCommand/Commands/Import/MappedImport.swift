internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore

/// A file whose columns a map tells how to read: its events, or a bank's statement.
struct MappedImport {
  let file: String
  let map: String

  /// The longest file, in bytes: it is read into memory whole.
  static let fileLimit = 256 << 20

  /// What the file holds, by the map.
  ///
  /// - Parameter chart: the chart that codes of accounts are of.
  func lines(in chart: Chart) throws -> Incoming {
    let bytes = try System.bytes(of: map, limit: TreeReader.documentLimit)
    do {
      return try lines(by: ImportMap(TreeReader.read(bytes, named: map), named: map), in: chart)
    } catch let error as DocumentError {
      throw error.placed(by: TreeReader.lines(of: bytes))
    }
  }

  private func lines(by map: ImportMap, in chart: Chart) throws -> Incoming {
    let table = try named {
      try SourceTable(
        file: file, bytes: System.bytes(of: file, limit: Self.fileLimit), sheet: map.sheet,
        header: map.header, encoding: map.encoding)
    }
    if map.encoding == nil, table.encoding == .gb18030 {
      tell(
        say(
          "\(file)：不是 UTF-8，按 GB18030（GBK）读取；可在映射里写明 encoding: gb18030",
          "\(file): not UTF-8, read as GB18030 (GBK); say so in the map by `encoding: gb18030`"))
    }
    if map.statement != nil {
      let source = try named { try map.statement(of: table, named: self.map) }
      return .statements([source])
    }
    return .events(try map.events(of: table, named: self.map).map { EventLine($0, in: chart) })
  }

  /// What a file can hold.
  enum Incoming {
    case events([EventLine])
    case statements([StatementSource])
  }

  /// Says of which file an error speaks.
  func named<R>(_ body: () throws -> R) throws -> R {
    do { return try body() } catch let error as ReadingError {
      throw Failure(.refused, error.words, file: file)
    } catch let error as InputError {
      throw Failure(.refused, items: [Failure.Item(error)])
    } catch let faults as StatementFaults {
      throw Failure(.refused, items: faults.items.prefix(100).map(Failure.Item.init))
    }
  }
}

extension Failure.Item {
  /// What is wrong with a line of a file.
  init(_ error: InputError) {
    self.init(file: error.file, line: error.line, field: error.field, words: error.words)
  }
}

extension EventLine {
  /// An event of a row, or what is wrong with a cell of it.
  init(_ result: Result<MappedEvent, MappedFault>, in chart: Chart) {
    switch result {
    case .success(let event):
      self.init(
        file: event.file, line: event.line, fields: event.fields, in: chart,
        columns: event.columns, hasProgramsRef: !event.hasOwnRef)
    case .failure(let fault):
      self.init(
        file: fault.errors.first?.file, line: fault.errors.first?.line,
        content: .faulty(Traces(raw: fault.fields), fault.errors.map(Failure.Item.init)))
    }
  }
}
