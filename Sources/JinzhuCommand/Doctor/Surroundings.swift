internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore

/// What the program finds around it: itself, the clock, the language, the libraries for documents.
enum Surroundings {
  static func findings(now: Instant) -> [Finding] {
    [program, user, clock(now), characters, spreadsheets, pages]
  }

  private static var program: Finding {
    Finding(
      Words("程序", "program"), .good,
      Words(
        "jinzhu \(Version.text)，SQLite \(Book.engine)",
        "jinzhu \(Version.text), SQLite \(Book.engine)"))
  }

  private static var user: Finding {
    let what = Words("经办人", "who records")
    do {
      let name = try Setting.user()
      return Finding(what, .good, Words(name, name))
    } catch {
      let words = Failure(error).items.first?.words ?? Words("未知", "unknown")
      return Finding(
        what, .bad, words,
        do: Words("请设置 JINZHU_USER=姓名", "set JINZHU_USER to a name"))
    }
  }

  private static func clock(_ now: Instant) -> Finding {
    let what = Words("时钟", "clock")
    guard System.environment("JINZHU_NOW") == nil else {
      return Finding(
        what, .note,
        Words("由 JINZHU_NOW 指定为 \(now)", "JINZHU_NOW says \(now)"),
        do: Words("记真账前请 unset JINZHU_NOW", "unset JINZHU_NOW before you record in earnest"))
    }
    return Finding(what, .good, Words("\(now)", "\(now)"))
  }

  /// Chinese on a terminal wants UTF-8.
  private static var characters: Finding {
    let what = Words("字符集", "characters")
    let names = ["LC_ALL", "LC_CTYPE", "LANG"]
    let locale = names.lazy.compactMap(System.environment).first ?? "C"
    let isWide = locale.uppercased().contains("UTF-8") || locale.uppercased().contains("UTF8")
    guard !isWide else { return Finding(what, .good, Words(locale, locale)) }
    return Finding(
      what, .note,
      Words(
        "区域设置是 \(locale)，终端可能不显示中文", "the locale is \(locale); a terminal may not show Chinese"),
      do: Words("export LC_ALL=C.UTF-8", "export LC_ALL=C.UTF-8"))
  }

  private static var spreadsheets: Finding {
    let what = Words("电子表格", "spreadsheets")
    do {
      try OutputFormat.xlsx.prepare()
    } catch {
      return Finding(
        what, .note, Words("不能写 xlsx", "xlsx cannot be written"), do: Self.words(of: error))
    }
    do {
      try WorkbookReader.prepare()
      return Finding(what, .good, Words("可读写 xlsx", "xlsx can be read and written"))
    } catch let error as ReadingError {
      return Finding(
        what, .note, Words("不能读 xlsx 和 xml", "xlsx and xml cannot be read"), do: error.words)
    } catch {
      return Finding(
        what, .note, Words("不能读 xlsx 和 xml", "xlsx and xml cannot be read"),
        do: Self.words(of: error))
    }
  }

  /// Libraries and a font, tried on a page.
  private static var pages: Finding {
    let what = Words("PDF", "PDF")
    let page = Document(name: "doctor", title: Words("担保", "担保"), fund: "金猪")
    do {
      _ = try OutputFormat.pdf.bytes(of: page, style: Style())
      return Finding(what, .good, Words("可写 pdf，有中文字体", "pdf can be written, in Chinese too"))
    } catch {
      return Finding(
        what, .note, Words("不能写 pdf", "pdf cannot be written"), do: Self.words(of: error))
    }
  }

  private static func words(of error: any Error) -> Words {
    Failure(error).items.first?.words ?? Words("请报告", "please report it")
  }
}
