/// What comes to stand on which page, before anything is drawn: only then is it known how many
/// pages there are.
struct Composition {
  /// Draws something that has its place already.
  typealias Stroke = (Typesetter) -> Void

  /// A page with what stands on it.
  private struct Page {
    var size: PageSize
    var strokes: [Stroke] = []
  }

  private var pages: [Page]
  /// Where the next thing goes.
  private(set) var y: Int

  init(_ size: PageSize) {
    pages = [Page(size: size)]
    y = size.top
  }

  /// The page that things are placed on.
  var size: PageSize { pages[pages.count - 1].size }

  private var isAtTop: Bool { pages[pages.count - 1].strokes.isEmpty }

  /// Goes on to the next page, unless there is room for so much, or nothing is on the page yet.
  @discardableResult
  mutating func makeRoom(for height: Int) -> Bool {
    guard y + height > size.floor, !isAtTop else { return false }
    startPage(size)
    return true
  }

  /// Goes on on a new page of some size, unless nothing is on this one.
  mutating func startAfresh(on size: PageSize) {
    if isAtTop { pages.removeLast() }
    startPage(size)
  }

  /// Goes on on a page of some size: this one, if it is of that size.
  mutating func turn(to size: PageSize) {
    guard size != self.size else { return }
    if isAtTop { pages.removeLast() }
    startPage(size)
  }

  private mutating func startPage(_ size: PageSize) {
    pages.append(Page(size: size))
    y = size.top
  }

  /// Places something so high; it is told how far below the upper edge it stands.
  mutating func place(height: Int, _ draw: @escaping (Typesetter, Int) -> Void) {
    let top = y
    pages[pages.count - 1].strokes.append { draw($0, top) }
    y += height
  }

  /// Leaves a space, though none at the top of a page.
  mutating func skip(_ height: Int) {
    if !isAtTop { y += height }
  }

  /// How many pages there are.
  var count: Int { pages.count }

  /// Puts what stands on the pages of another composition onto these, from the first on.
  mutating func overlay(_ other: Composition) {
    for (index, page) in other.pages.enumerated() {
      if index == pages.count { pages.append(Page(size: size)) }
      pages[index].strokes += page.strokes
    }
    y = max(y, other.y)
  }

  /// Draws every page, and what `footer` adds to each: its size, its number, and their count.
  func draw(on typesetter: Typesetter, footer: (PageSize, Int, Int) -> Void) {
    for (index, page) in pages.enumerated() {
      typesetter.startPage(page.size)
      for stroke in page.strokes { stroke(typesetter) }
      footer(page.size, index + 1, pages.count)
      typesetter.endPage()
    }
  }
}
