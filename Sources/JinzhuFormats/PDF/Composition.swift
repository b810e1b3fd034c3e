/// What comes to stand on which page, before anything is drawn: only then is it known how many
/// pages there are.
struct Composition {
  /// Draws something that has its place already.
  typealias Stroke = (Typesetter) -> Void

  let size: PageSize
  private(set) var pages: [[Stroke]] = [[]]
  /// Where the next thing goes.
  private(set) var y: Int

  init(_ size: PageSize) {
    self.size = size
    y = size.top
  }

  /// Whether something so high still fits on the page.
  func hasRoom(for height: Int) -> Bool { y + height <= size.floor }

  /// Goes on to the next page, unless there is room for so much, or nothing is on the page yet.
  @discardableResult
  mutating func makeRoom(for height: Int) -> Bool {
    guard !hasRoom(for: height), !pages[pages.count - 1].isEmpty else { return false }
    pages.append([])
    y = size.top
    return true
  }

  /// Places something so high; it is told how far below the upper edge it stands.
  mutating func place(height: Int, _ draw: @escaping (Typesetter, Int) -> Void) {
    let top = y
    pages[pages.count - 1].append { draw($0, top) }
    y += height
  }

  /// Leaves a space, though none at the top of a page.
  mutating func skip(_ height: Int) {
    if !pages[pages.count - 1].isEmpty { y += height }
  }

  /// Draws every page, and what `footer` adds to each: number and count of pages.
  func draw(on typesetter: Typesetter, footer: (Int, Int) -> Void) {
    for (index, strokes) in pages.enumerated() {
      for stroke in strokes { stroke(typesetter) }
      footer(index + 1, pages.count)
      typesetter.endPage()
    }
  }
}
