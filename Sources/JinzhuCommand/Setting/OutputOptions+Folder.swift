internal import Jinzhu
internal import JinzhuFormats

extension OutputOptions {
  /// Writes a document into a folder, under a name that the format completes.
  func write(_ document: Document, in folder: String, as name: String) throws {
    var one = self
    one.output = folder + "/" + Self.fileName(name) + "." + format.fileExtension
    try one.write(document)
  }

  /// A name without what a file name must not have: `/`, and a dot at its start.
  private static func fileName(_ name: String) -> String {
    var text = ""
    for scalar in name.unicodeScalars {
      let isBad =
        scalar == "/" || scalar == "\\" || scalar == "%" || (text.isEmpty && scalar == ".")
      text += isBad ? "%" + String(scalar.value, radix: 16, uppercase: true) : String(scalar)
    }
    return text
  }
}

extension OutputFormat {
  /// How the names of its files end.
  var fileExtension: String {
    switch self {
    case .text: "txt"
    case .csv, .json, .html, .xlsx, .pdf, .ics: rawValue
    }
  }
}
