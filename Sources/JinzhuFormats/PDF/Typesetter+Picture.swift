extension Typesetter {
  /// Draws a picture at a place, so wide.
  func show(_ picture: Picture, x: Int, y: Int, width: Int) {
    func scaled(_ length: Int) -> Int { length * width / picture.width }
    func scaled(_ path: [Picture.Point]) -> [Picture.Point] {
      path.map { .init(x: x + scaled($0.x), y: y + scaled($0.y)) }
    }
    for shape in picture.shapes {
      switch shape {
      case .box(let left, let top, let wide, let high, let ink):
        fill(
          x: x + scaled(left), y: y + scaled(top), width: scaled(wide), height: scaled(high),
          ink.onPaper)
      case .line(let path, let ink, let isDashed):
        let pen = ink == .grid || ink == .faint ? 8 : 18
        draw(scaled(path), ink.onPaper, pen: scaled(pen), isDashed: isDashed)
      case .area(let path, let ink): tint(scaled(path), ink.onPaper)
      case .text(let text, let left, let base, let anchor, let ink):
        let face = Face(size: scaled(Picture.textSize), colour: ink.onPaper)
        let extent = measure(text, face)
        let shift =
          switch anchor {
          case .start: 0
          case .middle: extent.width / 2
          case .end: extent.width
          }
        show(text, face, x: x + scaled(left) - shift, y: y + scaled(base) - extent.base)
      }
    }
  }
}
