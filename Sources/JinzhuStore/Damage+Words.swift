public import Jinzhu

extension Damage {
  /// What was found, and where.
  public var words: Words {
    switch self {
    case .file(let report):
      Words("SQLite 检查不通过：\(report)", "SQLite finds the file damaged: \(report)")
    case .schema(let object, .missing):
      Words("数据库结构缺少“\(object)”", "`\(object)` is missing from the schema")
    case .schema(let object, .surplus):
      Words("数据库结构多出“\(object)”", "`\(object)` does not belong to the schema")
    case .schema(let object, .changed):
      Words("数据库结构中的“\(object)”被改动", "`\(object)` differs from the schema")
    case .foreignKey(let table, let parent, let event?):
      Words(
        "第 \(event) 号事项：表 \(table) 有一行指向表 \(parent) 中不存在的行",
        "event \(event): a row of \(table) refers to a row of \(parent) that is not there")
    case .foreignKey(let table, let parent, nil):
      Words(
        "表 \(table) 有一行指向表 \(parent) 中不存在的行",
        "a row of \(table) refers to a row of \(parent) that is not there")
    case .unreadable(let column, let value):
      Words(
        "列 \(column) 的值“\(value)”无法理解", "the value `\(value)` of column \(column) makes no sense")
    case .sequence(let found, let expected):
      Words(
        "事项编号不连续：应为 \(expected)，实为 \(found)",
        "the events are not numbered in sequence: \(found) where \(expected) is due")
    case .hash(let event, let stored, let computed):
      Words(
        "第 \(event) 号事项与其哈希不符：存 \(stored)，算得 \(computed)",
        "event \(event) is not what its hash covers: stored \(stored), computed \(computed)")
    case .refused(let event, let reason):
      Words(
        "第 \(event) 号事项在其之前的账上无法成立：\(reason.zh)",
        "event \(event) could not have been recorded after those before it: \(reason.en)")
    case .value(let place, let column, let stored, let rebuilt):
      Words(
        "\(place) 的 \(column)：存 \(stored)，按事项重建为 \(rebuilt)",
        "\(column) of \(place): stored \(stored), rebuilt from the events \(rebuilt)")
    case .surplus(let place):
      Words("\(place) 在事项中没有依据", "\(place) does not follow from the events")
    case .missing(let place):
      Words("缺少 \(place)：按事项应有此行", "\(place) is missing: it follows from the events")
    }
  }
}
