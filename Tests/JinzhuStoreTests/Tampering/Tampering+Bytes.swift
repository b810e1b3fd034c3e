import JinzhuHistories

extension Tampering {
  /// Harm to the file of a closed book.
  static var ofBytes: [Tampering] {
    Harm.allCases.map { harm in
      Tampering(family: .bytes, target: harm.rawValue) { file, victim, dice in
        var files = victim.closed
        let what = harm.happen(to: &files.book, &dice)
        try file.write(files)
        return files.book == victim.closed.book ? nil : Deed(what: what)
      }
    }
  }

  /// Harm to the log that a writer left behind, and logs that do not belong to the book.
  static var ofLogs: [Tampering] {
    let harmed = Harm.allCases.filter { $0 != .header && $0 != .schema }.map { harm in
      ofLog(harm.rawValue) { files, _, dice in
        let before = files.log
        let what = harm.happen(to: &files.log, &dice)
        return files.log == before ? nil : what
      }
    }
    return harmed + [
      ofLog("a bit of its header") { files, _, dice in
        Harm.flip(&files.log, at: Int(dice.below(32)), &dice)
      },
      ofLog("removed") { files, _, _ in
        files.log = []
        return "removed"
      },
      ofLog("an old one put back") { files, victim, _ in
        (files.book, files.last) = (victim.closed.book, victim.last)
        return "an old log beside the closed book"
      },
      ofLog("of another moment") { files, victim, _ in
        guard let early = victim.open.first, let late = victim.open.last else { return nil }
        files = Victim.Files(book: late.book, log: early.log, last: late.last)
        return "the log of two thirds beside the book of the end"
      },
    ]
  }

  private static func ofLog(
    _ target: String,
    _ body: @escaping @Sendable (inout Victim.Files, Victim, inout Dice) -> String?
  ) -> Tampering {
    Tampering(family: .log, target: target) { file, victim, dice in
      guard var files = dice.pick(victim.open), files.log.count > 32 else { return nil }
      guard let what = body(&files, victim, &dice) else { return nil }
      try file.write(files)
      return Deed(what: "the log: \(what)", last: files.last)
    }
  }
}
