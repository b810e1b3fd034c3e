import Jinzhu
import Testing

@testable import JinzhuFormats

/// Pictures, before they are written as SVG or PDF.
struct PictureTests {
  @Test func `an axis has round marks and holds zero`() {
    // 7 to 23 is within 0...25; a fifth of 23 is 4.6, so that marks are 5 apart.
    #expect(Axis(holding: [7, 23]).marks == [0, 5, 10, 15, 20, 25])
    // -130 to 420: a fifth of 550 is 110, so that marks are 200 apart.
    #expect(Axis(holding: [420, -130]).marks == [-200, 0, 200, 400, 600])
    #expect(Axis(holding: [Int128]()).marks == [0, 1])
    #expect(Axis(holding: [-3]).marks == [-3, -2, -1, 0])
    let greatest = Axis(holding: [Int128(Int64.max)])
    #expect(greatest.marks.count <= 7 && greatest.top >= Int128(Int64.max))
  }

  @Test func `a place on an axis is in proportion`() {
    let axis = Axis(holding: [0, 500])
    #expect(axis.place(of: 0, on: 1_000) == 0)
    #expect(axis.place(of: 500, on: 1_000) == 1_000)
    #expect(axis.place(of: 125, on: 1_000) == 250)
  }

  @Test func `marks are written in the unit of the greatest`() {
    let money = Quantity.money
    #expect(money.mark(150_000_000, greatest: 200_000_000, in: .zh) == "150万")
    #expect(money.mark(50_000_000, greatest: 200_000_000, in: .en) == "0.5 m")
    #expect(money.mark(5_000_000_000, greatest: 20_000_000_000, in: .zh) == "0.5亿")
    #expect(money.mark(-50, greatest: 50, in: .zh) == "-0.5")
    #expect(Quantity.fraction.mark(25_000, greatest: 100_000, in: .zh) == "2.5%")
    #expect(Quantity.times.mark(10_000_000, greatest: 10_000_000, in: .en) == "10×")
  }

  @Test func `bars step down from the loss to what is left`() throws {
    let style = Style(language: .en)
    let picture = try #require(try Sample.layers().picture(width: 7_200, in: style))
    let boxes = picture.shapes.compactMap { shape -> (x: Int, end: Int, ink: Picture.Ink)? in
      if case .box(let x, _, let width, _, let ink) = shape { (x, x + width, ink) } else { nil }
    }
    try #require(boxes.count == 4)
    let (ground, whole) = (boxes[0].x, boxes[0].end - boxes[0].x)
    // 100, then 30 off it, then 50, which leaves 20.
    #expect(boxes.map(\.ink) == [.first, .second, .second, .first])
    #expect(boxes[1].end == boxes[0].end)
    #expect(abs(boxes[1].x - (ground + whole * 70 / 100)) <= 1)
    #expect(abs(boxes[2].end - boxes[1].x) <= 1)
    #expect(abs(boxes[2].x - (ground + whole * 20 / 100)) <= 1)
    #expect(boxes[3].x == ground && abs(boxes[3].end - boxes[2].x) <= 1)
    let texts = picture.shapes.compactMap { shape -> String? in
      if case .text(let text, _, _, _, _) = shape { text } else { nil }
    }
    #expect(texts.contains("−30,000.00") && texts.contains("100,000.00"))
  }

  @Test func `figures over time rise with their amounts and days`() throws {
    let style = Style(language: .zh)
    let picture = try #require(try Sample.course().picture(width: 3_600, in: style))
    let lines = picture.shapes.compactMap { shape -> [Picture.Point]? in
      if case .line(let path, .first, _) = shape, path.count == 3 { path } else { nil }
    }
    let line = try #require(lines.first)
    #expect(line[0].x < line[1].x && line[1].x < line[2].x)
    // Half a million more each year: as far up each time.
    #expect(abs((line[0].y - line[1].y) - (line[1].y - line[2].y)) <= 1)
    #expect(line[2].y < line[0].y)
    #expect(picture.shapes.contains { if case .area = $0 { true } else { false } })
    #expect(
      picture.shapes.contains { if case .line(_, .limit, true) = $0 { true } else { false } })
  }

  @Test func `what is no number breaks a line, and what is of another kind is left out`() throws {
    var table = try Sample.course()
    table.rows[1][1] = .none
    table.drawing = .course(over: "date", [.init("capital"), .init("share"), .init("nowhere")])
    let picture = try #require(table.picture(width: 7_200, in: Style()))
    let paths = picture.shapes.filter {
      if case .line(let path, .first, _) = $0 { path.count == 3 } else { false }
    }
    #expect(paths.isEmpty)
    // Each lone point is a dot.
    let dots = picture.shapes.count {
      if case .box(_, _, 50, 50, .first) = $0 { true } else { false }
    }
    #expect(dots == 2)
  }

  @Test func `rows of one name are one bar, and what is below zero steps up`() throws {
    var table = try Sample.layers()
    // 100, less 30 and 50 of "reserve" together, less -5, which leaves 25.
    table.rows[1][0] = table.rows[2][0]
    table.rows.insert([.text("cost"), .money(Money(fen: -5_000_00))], at: 3)
    table.rows[4][1] = .money(Money(fen: 25_000_00))
    table.drawing = .steps(named: "layer", by: "borne", [.level, .down, .down, .down, .level])
    let picture = try #require(table.picture(width: 7_200, in: Style(language: .en)))
    let boxes = picture.shapes.compactMap { shape -> (x: Int, end: Int, ink: Picture.Ink)? in
      if case .box(let x, _, let width, _, let ink) = shape { (x, x + width, ink) } else { nil }
    }
    #expect(boxes.map(\.ink) == [.first, .second, .third, .first])
    try #require(boxes.count == 4)
    #expect(boxes[2].x == boxes[1].x && abs(boxes[2].end - boxes[3].end) <= 1)
    let texts = picture.shapes.compactMap { shape -> String? in
      if case .text(let text, _, _, _, _) = shape { text } else { nil }
    }
    #expect(texts.contains("−80,000.00") && texts.contains("+5,000.00"))
  }

  @Test func `a limit holds until another is set`() throws {
    var table = try Sample.course()
    table.rows[2][2] = .money(Money(fen: 3_000_000_00))
    let picture = try #require(table.picture(width: 7_200, in: Style()))
    let limits = picture.shapes.compactMap { shape -> [Picture.Point]? in
      if case .line(let path, .limit, true) = shape, path.count > 2 { path } else { nil }
    }
    let path = try #require(limits.first)
    try #require(path.count == 5)
    #expect(path[1].y == path[0].y && path[3].y == path[2].y && path[4].x == path[3].x)
    #expect(path[4].y < path[3].y)
  }

  @Test func `nothing to draw is no picture`() throws {
    var table = try Sample.course()
    table.rows = []
    #expect(table.picture(width: 7_200, in: Style()) == nil)
    table = try Sample.layers()
    table.drawing = .steps(named: "layer", by: "nowhere", [.level])
    #expect(table.picture(width: 7_200, in: Style()) == nil)
    table.drawing = nil
    #expect(table.picture(width: 7_200, in: Style()) == nil)
  }
}
