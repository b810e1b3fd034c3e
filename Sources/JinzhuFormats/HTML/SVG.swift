/// Pictures as SVG elements inside a page. Colours come from the page's style sheet, by class.
enum SVG {
  /// Writes a picture; `label` is what it says to who cannot see it.
  static func write(
    _ picture: Picture, as name: String, label: String, to output: inout some TextOutputStream
  ) {
    output.write("<svg class=\"\(name)\" viewBox=\"0 0 \(picture.width) \(picture.height)\"")
    output.write(" role=\"img\" aria-label=\"\(label.escaped)\">\n")
    for shape in picture.shapes {
      output.write(element(of: shape))
      output.write("\n")
    }
    output.write("</svg>\n")
  }

  private static func element(of shape: Picture.Shape) -> String {
    switch shape {
    case .box(let x, let y, let width, let height, let ink):
      "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\""
        + " class=\"f\(ink.rawValue)\"/>"
    case .line(let points, let ink, let isDashed):
      "<path d=\"\(path(points))\" class=\"s\(ink.rawValue)\(isDashed ? " dash" : "")\"/>"
    case .area(let points, let ink):
      "<path d=\"\(path(points))Z\" class=\"f\(ink.rawValue) tint\"/>"
    case .text(let text, let x, let y, let anchor, let ink):
      "<text x=\"\(x)\" y=\"\(y)\" class=\"f\(ink.rawValue)\(anchored(anchor))\">\(text.escaped)</text>"
    }
  }

  private static func anchored(_ anchor: Picture.Anchor) -> String {
    switch anchor {
    case .start: ""
    case .middle: " mid"
    case .end: " end"
    }
  }

  private static func path(_ points: [Picture.Point]) -> String {
    points.enumerated().map { ($0 == 0 ? "M" : "L") + "\($1.x) \($1.y)" }.joined()
  }

  /// The rules of the style sheet that pictures go by.
  static let rules: String = {
    let inks = Picture.Ink.allCases.map(\.rawValue)
    return inks.map { ".f\($0){fill:var(--ink\($0))}.s\($0){stroke:var(--ink\($0))}\n" }.joined()
      + """
      svg path[class^=s]{fill:none;stroke-width:18;stroke-linejoin:round}
      svg .s7{stroke-width:8}
      svg .dash{stroke-dasharray:60 40}
      svg .tint{fill-opacity:.16}
      svg text{font-size:\(Picture.textSize)px}
      svg .mid{text-anchor:middle}
      svg .end{text-anchor:end}

      """
  }()

  /// The colours of inks, as properties of a style sheet.
  static func colours(_ colour: (Picture.Ink) -> Int) -> String {
    Picture.Ink.allCases.map { ink in
      let digits = String(colour(ink), radix: 16)
      return "--ink\(ink.rawValue):#" + String(repeating: "0", count: 6 - digits.count) + digits
    }.joined(separator: ";")
  }
}

extension String {
  /// The text for an element or an attribute of HTML: no markup in it, no control character.
  var escaped: String {
    guard utf8.contains(where: { $0 < 0x20 || $0 > 0x7E || Self.isMarkup($0) }) else { return self }
    var safe = ""
    safe.reserveCapacity(utf8.count + 16)
    for scalar in printable.unicodeScalars {
      switch scalar {
      case "&": safe += "&amp;"
      case "<": safe += "&lt;"
      case ">": safe += "&gt;"
      case "\"": safe += "&quot;"
      case "'": safe += "&#39;"
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }

  private static func isMarkup(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      true
    default: false
    }
  }

  /// The text as a string of a style sheet, in quotes; nothing in it can end a style sheet either.
  var quotedForStyle: String {
    var quoted = "\""
    for scalar in printable.unicodeScalars {
      switch scalar {
      case "\"", "\\", "<", ">", "&", "'": quoted += "\\" + String(scalar.value, radix: 16) + " "
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
