internal import Jinzhu

/// The manual page jinzhu-events(7): every kind of event with its fields.
enum EventManPage {
  static let name = "jinzhu-events"

  /// The page in the language of whoever runs the program.
  static var text: String {
    var page = """
      .\\" \(say("由 jinzhu manual 写出；请勿修改", "Written by `jinzhu manual`; not to be edited."))
      .TH "JINZHU-EVENTS" 7 "" "jinzhu \(Version.text)" "\(say("金猪", "Jinzhu"))"
      .SH \(say("名称", "NAME"))
      \(name) \\- \(say("可以记录的事项及其字段", "the kinds of event that can be recorded, and their fields"))
      .SH \(say("说明", "DESCRIPTION"))
      \(say("金额以元为单位。方括号中的字段可以不填。", "Amounts are yuan. A field in brackets may be left out."))
      .SH \(say("各种事项通用", "FIELDS OF EVERY KIND"))

      """
    page += Field.common.map(entry).joined()
    for kind in EventKind.allCases {
      page += ".SH \(kind.rawValue) \(ManPage.escaped(kind.body.title.spoken))\n"
      page += kind.body.fields.map(entry).joined()
    }
    return page + ".SH \(say("参见", "SEE ALSO"))\n\\fBjinzhu-record\\fR(1)\n"
  }

  private static func entry(of field: Field) -> String {
    let name = field.isRequired ? field.name : "[\(field.name)]"
    let example = ManPage.escaped(say("如 ", "as ") + field.example)
    return ".TP\n\\fB\(name)\\fR\n\(ManPage.escaped(field.label.spoken))\n.br\n\(example)\n"
  }
}
