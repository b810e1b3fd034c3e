import Foundation
import Testing

/// The page of adequacy is one page, with more customers than it shows and the longest words.
struct OnePageTests {
  private static func crowd() throws -> Program {
    let program = try Program.fund()
    var lines: [String] = []
    for number in 10..<24 {
      lines.append(
        #"{"kind":"party.add","date":"2018-01-03","party":"F\#(number)","name":"河西镇第\#(number)号生态养殖专业户","role":"farmer","sponsor":"M0\#(number % 3 + 1)","size":"farmer"}"#
      )
      lines.append(
        #"{"kind":"guarantee.issue","date":"2019-01-\#(number)","guarantee":"D\#(number)","borrower":"F\#(number)","bank":"B01","principal":"19\#(number)00.00","due":"2020-01-01"}"#
      )
    }
    let recorded = try program.run(
      "record", "-", input: lines.joined(separator: "\n") + "\n")
    try #require(recorded.status == 0, "\(recorded.words)")
    return program
  }

  private static func pages(of file: URL) throws -> String? {
    try Shell.run("pdfinfo", [file.path]).output.split(separator: "\n")
      .first { $0.hasPrefix("Pages:") }?.split(separator: " ").last.map(String.init)
  }

  @Test(
    .enabled(if: Shell.has("pdfinfo"), "SKIPPED: no pdfinfo; apt-get install poppler-utils"),
    arguments: ["zh", "en"])
  func `as PDF`(language: String) throws {
    let program = try Self.crowd()
    for day in ["2018-03-31", "2019-03-31", "2019-06-30"] {
      let file = "\(day).pdf"
      let made = try program.run(
        "report", "adequacy", "--as-of", day, "--output", file, lang: language)
      try #require(made.status == 0, "\(made.words)")
      #expect(try Self.pages(of: program.path(file)) == "1")
    }
  }

  @Test(
    .enabled(
      if: Shell.has("chromium") && Shell.has("pdfinfo"),
      "SKIPPED: no chromium; apt-get install chromium to print the page"),
    arguments: ["zh", "en"])
  func `as HTML, printed by a browser`(language: String) throws {
    let program = try Self.crowd()
    for day in ["2018-03-31", "2019-06-30"] {
      let made = try program.run(
        "report", "adequacy", "--as-of", day, "--output", "page.html", lang: language)
      try #require(made.status == 0, "\(made.words)")
      let printed = program.path("page.pdf")
      _ = try Shell.run(
        "chromium",
        [
          "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
          "--user-data-dir=\(program.path("browser").path)", "--print-to-pdf=\(printed.path)",
          "file://\(program.path("page.html").path)",
        ])
      #expect(try Self.pages(of: printed) == "1")
      for name in ["page.html", "page.pdf"] {
        try FileManager.default.removeItem(at: program.path(name))
      }
    }
  }
}
