internal import CDocuments
internal import Jinzhu

/// Pages of pango and cairo that are being written. Lengths are in hundredths of a point.
final class Typesetter {
  private let pages: OpaquePointer
  private var isClosed = false

  /// Starts a document of pages. Throws `WritingError`.
  init(title: String, author: String, created: Instant) throws {
    try Self.prepare()
    let instant = created.description.prefix(19) + "Z"
    guard
      let pages = pages_open(
        Int32(PageSize.portrait.width), Int32(PageSize.portrait.height), title, author,
        String(instant))
    else { throw WritingError.failed("pdf", -1) }
    self.pages = pages
  }

  /// Opens the libraries. Throws `WritingError`.
  static func prepare() throws {
    if let problem = documents_open_pages() {
      throw WritingError.noPages(String(cString: problem))
    }
  }

  deinit { if !isClosed { _ = try? close() } }

  /// How a text is set.
  struct Face: Hashable, Sendable {
    var size: Int
    var isBold = false
    var colour = Picture.Ink.text.onPaper
  }

  /// How much room a text takes.
  struct Extent: Hashable, Sendable {
    var width: Int
    var height: Int
    /// From the top to the base line of the first line.
    var base: Int
  }

  /// Measures a text, broken to a width if one is given.
  func measure(_ text: String, _ face: Face, width: Int? = nil) -> Extent {
    set(text, face, width: width, isOnTheRight: false)
    var (w, h, base) = (Int32(0), Int32(0), Int32(0))
    pages_measure(pages, &w, &h, &base)
    return Extent(width: Int(w), height: Int(h), base: Int(base))
  }

  /// How far lines of a text stand apart, in hundredths of their height; 0 is as the font asks.
  func space(lines percent: Int) { pages_space(pages, Int32(percent)) }

  /// Whether a font has every character of a text.
  func hasGlyphs(for text: String) -> Bool {
    set(text, Face(size: 1_000), width: nil, isOnTheRight: false)
    return pages_missing(pages) == 0
  }

  /// Shows a text with its upper left corner at a place.
  func show(
    _ text: String, _ face: Face, x: Int, y: Int, width: Int? = nil, isOnTheRight: Bool = false
  ) {
    set(text, face, width: width, isOnTheRight: isOnTheRight)
    pages_show(pages, Int32(x), Int32(y), UInt32(face.colour))
  }

  /// A box.
  func fill(x: Int, y: Int, width: Int, height: Int, _ colour: Int) {
    pages_box(pages, Int32(x), Int32(y), Int32(width), Int32(height), UInt32(colour), 100)
  }

  /// A path.
  func draw(_ path: [Picture.Point], _ colour: Int, pen: Int, isDashed: Bool) {
    let points = path.map(documents_point.init)
    let dash = isDashed ? pen * 4 : 0
    pages_path(pages, points, Int32(points.count), UInt32(colour), Int32(pen), Int32(dash))
  }

  /// The space within a path, tinted lightly.
  func tint(_ path: [Picture.Point], _ colour: Int) {
    let points = path.map(documents_point.init)
    pages_area(pages, points, Int32(points.count), UInt32(colour), 16)
  }

  /// Makes the next page of a size.
  func startPage(_ size: PageSize) {
    pages_resize(pages, Int32(size.width), Int32(size.height))
  }

  /// Ends a page.
  func endPage() { pages_next(pages) }

  /// Ends the document. Throws `WritingError`.
  func close() throws -> [UInt8] {
    isClosed = true
    var (bytes, count) = (nil as UnsafeMutablePointer<UInt8>?, 0)
    let error = pages_close(pages, &bytes, &count)
    defer { documents_free(bytes) }
    guard error == 0 else { throw WritingError.failed("pdf", Int(error)) }
    return Array(UnsafeBufferPointer(start: bytes, count: count))
  }

  private func set(_ text: String, _ face: Face, width: Int?, isOnTheRight: Bool) {
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        pages_set(
          pages, characters.baseAddress, Int32(characters.count), Int32(face.size),
          face.isBold ? 1 : 0, Int32(width ?? -1), isOnTheRight ? 1 : 0)
      }
    }
  }
}

extension documents_point {
  init(_ point: Picture.Point) { self.init(x: Int32(point.x), y: Int32(point.y)) }
}

/// A page and its margins, in hundredths of a point.
struct PageSize: Hashable, Sendable {
  let width: Int
  let height: Int
  var side = 4_252
  var top = 4_000
  var bottom = 5_000

  /// A4, upright.
  static let portrait = PageSize(width: 59_528, height: 84_189)
  /// A4, on its side.
  static let landscape = PageSize(width: 84_189, height: 59_528)

  /// A4 on its side, used up to narrow margins.
  static let sheet = PageSize(
    width: 84_189, height: 59_528, side: 2_400, top: 1_900, bottom: 3_000)

  /// How wide the space between the margins is.
  var room: Int { width - 2 * side }
  /// Where it ends.
  var floor: Int { height - bottom }
}
