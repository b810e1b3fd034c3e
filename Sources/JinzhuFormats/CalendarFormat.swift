internal import Jinzhu

/// The days of a report as a calendar (iCalendar, RFC 5545): all-day entries that a calendar updates
/// when the file is read again, since each keeps its identifier.
struct CalendarFormat {
  let language: Language

  /// - Throws: `WritingError.noCalendar` for a document without days.
  func bytes(of document: Document) throws(WritingError) -> [UInt8] {
    guard let appointments = document.appointments else {
      throw .noCalendar(document.name)
    }
    var text = ""
    func line(_ name: String, _ value: String) {
      text += Self.folded(name + ":" + value)
    }
    line("BEGIN", "VCALENDAR")
    line("VERSION", "2.0")
    line("PRODID", "-//Jinzhu//\(document.name)//\(language.rawValue.uppercased())")
    line("CALSCALE", "GREGORIAN")
    line("METHOD", "PUBLISH")
    line("X-WR-CALNAME", Self.escaped("\(document.fund) \(document.title.text(in: language))"))
    for appointment in appointments {
      line("BEGIN", "VEVENT")
      line("UID", Self.escaped("\(appointment.id)@\(document.fund)"))
      line("DTSTAMP", Self.stamp(document.knownAt))
      line("DTSTART;VALUE=DATE", String(appointment.day.yyyymmdd))
      line("SUMMARY", Self.escaped(appointment.summary.text(in: language)))
      line("DESCRIPTION", Self.escaped(appointment.details.text(in: language)))
      line("TRANSP", "TRANSPARENT")
      line("END", "VEVENT")
    }
    line("END", "VCALENDAR")
    return Array(text.utf8)
  }

  /// The instant of the last event seen, to the second: `20180201T010000Z`.
  private static func stamp(_ knownAt: String?) -> String {
    let digits = (knownAt ?? "").prefix { $0 != "." && $0 != "Z" }
      .filter { $0.isNumber || $0 == "T" }
    return digits.utf8.count == 15 ? digits + "Z" : "19700101T000000Z"
  }

  /// A text value (§3.3.11).
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": escaped += "\\" + String(scalar)
      case "\n": escaped += "\\n"
      case "\r": break
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// A content line of at most 75 octets, continued after a blank (§3.1); no character is cut.
  static func folded(_ line: String) -> String {
    var folded = ""
    var octets = 0
    for scalar in line.unicodeScalars {
      let size = String(scalar).utf8.count
      if octets + size > 75 {
        folded += "\r\n "
        octets = 1
      }
      folded.unicodeScalars.append(scalar)
      octets += size
    }
    return folded + "\r\n"
  }
}
