/// How many columns of a terminal a text takes.
///
/// Characters of East Asian Width "wide" and "fullwidth", and emoji, take two; combining marks take
/// none; everything else, the ambiguous ones included, takes one.
func displayWidth(_ text: String) -> Int {
  if text.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return text.utf8.count }
  return plainWidth(text) ?? text.reduce(0) { $0 + displayWidth($1) }
}

/// The width of what is made of ASCII and the common ideographs alone, each of them a character of
/// its own; `nil` for any other text.
private func plainWidth(_ text: String) -> Int? {
  var width = 0
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x20..<0x7F: width += 1
    case 0x4E00...0x9FEF: width += 2
    default: return nil
    }
  }
  return width
}

private func displayWidth(_ character: Character) -> Int {
  var width = 0
  for scalar in character.unicodeScalars {
    // U+FE0F asks for the emoji form of what it follows.
    width = max(width, scalar == "\u{FE0F}" ? 2 : displayWidth(scalar))
  }
  return width
}

private func displayWidth(_ scalar: Unicode.Scalar) -> Int {
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator: 0
  default: isWide(scalar) || scalar.properties.isEmojiPresentation ? 2 : 1
  }
}

/// The blocks of Unicode's EastAsianWidth.txt that are W or F, emoji excepted.
private func isWide(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x1100...0x115F,  // Hangul syllables' first letters
    0x2329...0x232A,  // angle brackets
    0x2E80...0x303E, 0x3041...0xA4CF,  // radicals, punctuation, kana, ideographs, Yi
    0xA960...0xA97F, 0xAC00...0xD7A3,  // Hangul
    0xF900...0xFAFF,  // compatibility ideographs
    0xFE10...0xFE19, 0xFE30...0xFE6F,  // vertical and small forms
    0xFF01...0xFF60, 0xFFE0...0xFFE6,  // fullwidth forms
    0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF,  // Tangut, Khitan, Nüshu, kana supplements
    0x1F200...0x1F2FF,  // enclosed ideographs
    0x20000...0x2FFFD, 0x30000...0x3FFFD:  // further ideographs
    true
  default: false
  }
}

extension String {
  /// The text, filled up with spaces to a width.
  func padded(to width: Int, onTheLeft: Bool = false) -> String {
    let padding = String(repeating: " ", count: max(0, width - displayWidth(self)))
    return onTheLeft ? padding + self : self + padding
  }

  /// The text without what could move a terminal's cursor, recolour it or turn its writing around.
  var printable: String {
    if unicodeScalars.allSatisfy(\.isPrintable) { return self }
    var safe = String.UnicodeScalarView()
    for scalar in unicodeScalars { safe.append(scalar.isPrintable ? scalar : "\u{FFFD}") }
    return String(safe)
  }
}

extension Unicode.Scalar {
  fileprivate var isPrintable: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: false
    default: true
    }
  }
}
