public import Jinzhu

/// Why a book cannot be opened, read or written, apart from what the rules of the fund refuse.
public enum BookError: Error, Sendable {
  /// There is a file where a new book should be.
  case fileExists(path: String)
  /// A log or an index of SQLite lies where a new book should be.
  case leftover(path: String)
  case missing(path: String)
  /// The file is no book of this program.
  case notABook(path: String)
  /// The book was written by a newer program.
  case newerVersion(path: String, found: Int64, known: Int64)
  /// Where a book of an older version is to be kept as it was, there is a file already.
  case olderCopyExists(path: String)
  /// Another program has been writing to the book for too long.
  case busy(path: String)
  /// The file, its folder or the way it was opened does not permit writing.
  case readOnly(path: String)
  /// A log holds rows that only somebody who may write to the book can read.
  case unreadableLog(path: String)
  /// The book was written to while somebody read it who cannot hold it still.
  case changedMeanwhile(path: String)
  case diskFull(path: String)
  /// The operating system refuses to open, read or write the file.
  case inaccessible(path: String, reason: String)
  /// Nothing had been recorded by an instant.
  case nothingKnown(at: Instant, first: Instant?)
  /// An event could not be written to its end; the whole batch is dropped.
  case interrupted
  /// The book is closed, or a transaction is already open on it.
  case misuse
  case damaged(Damage)

  /// Whether the book is damaged or has been tampered with.
  public var isDamage: Bool {
    switch self {
    case .damaged: true
    case .fileExists, .leftover, .missing, .notABook, .newerVersion, .olderCopyExists, .busy,
      .readOnly, .unreadableLog, .changedMeanwhile, .diskFull, .inaccessible, .nothingKnown,
      .interrupted, .misuse:
      false
    }
  }

  /// What is wrong, and what to do.
  public var words: Words {
    switch self {
    case .fileExists(let path):
      Words(
        "文件“\(path)”已存在；请换一个文件名，或直接使用该账簿",
        "`\(path)` exists already; choose another name, or use that book")
    case .leftover(let path):
      Words(
        "“\(path)”属于一本已不在此处的账簿，其中可能有别处没有的记录；请先把它移走",
        "`\(path)` belongs to a book that is gone, and may hold what is nowhere else; "
          + "move it away first")
    case .missing(let path):
      Words(
        "找不到账簿“\(path)”；请检查路径，或先用 jinzhu init 建账",
        "there is no book `\(path)`; check the path, or run `jinzhu init` first")
    case .notABook(let path):
      Words(
        "“\(path)”不是金猪账簿；请检查文件名", "`\(path)` is not a book of jinzhu; check the file name")
    case .newerVersion(let path, let found, let known):
      Words(
        "账簿“\(path)”的结构版本为 \(found)，本程序只认到 \(known)；请升级程序，账簿未作任何改动",
        "the book `\(path)` has schema version \(found), this program knows up to \(known); "
          + "upgrade the program; the book was left untouched")
    case .olderCopyExists(let path):
      Words(
        "旧版账簿在首次写入前要原样存为“\(path)”，而该文件已存在；请先把它移走，账簿未作任何改动",
        "before the first write, a book of an older version is kept as it was as `\(path)`, which "
          + "exists already; move it away first; the book was left untouched")
    case .busy(let path):
      Words(
        "账簿“\(path)”正被另一个程序写入，等了 5 秒仍未结束；请等它完成后再试，账簿未作任何改动",
        "another program is writing to `\(path)` and did not finish within 5 seconds; "
          + "try again when it is done; nothing was changed")
    case .readOnly(let path):
      Words(
        "“\(path)”不可写；请检查文件和目录的权限",
        "`\(path)` cannot be written; check the permissions of the file and its folder")
    case .unreadableLog(let path):
      Words(
        "“\(path)”中有尚未并入账簿的记录，无写权限者无法读取；"
          + "请有写权限的人运行一次 jinzhu verify，记录即并入账簿",
        "`\(path)` holds records not yet folded into the book, and cannot be read without the "
          + "right to write; let somebody who has it run `jinzhu verify` once: that folds them in")
    case .changedMeanwhile(let path):
      Words(
        "读取“\(path)”时账簿被写入，读到的不作数；请重试",
        "`\(path)` was written to while it was read, and what was read does not count; try again")
    case .diskFull(let path):
      Words(
        "“\(path)”所在磁盘已满，或文件不许再增大；请腾出空间后再试，账簿未作任何改动",
        "the disk of `\(path)` is full, or the file may not grow; make room and try again; "
          + "nothing was changed")
    case .inaccessible(let path, let reason):
      Words(
        "无法访问“\(path)”：\(reason)；请检查文件、目录和磁盘",
        "`\(path)` cannot be accessed: \(reason); check the file, its folder and the disk")
    case .nothingKnown(let instant, let first?):
      Words(
        "截至 \(instant) 账上还没有事项，第一项记于 \(first)；请给更晚的时刻",
        "nothing had been recorded by \(instant), the first event was at \(first); "
          + "give a later instant")
    case .nothingKnown(let instant, nil):
      Words(
        "截至 \(instant) 账上还没有事项；请先记账",
        "nothing had been recorded by \(instant); record an event first")
    case .interrupted:
      Words(
        "记账中途出错，整批未入账；请修正后重新提交",
        "recording stopped halfway, and nothing of the batch was kept; correct it and try again")
    case .misuse:
      Words("账簿已关闭或正在使用中", "the book is closed, or already in use")
    case .damaged(let damage):
      Words(
        "账簿已损坏或被改动：\(damage.words.zh)；请停止记账，从备份恢复",
        "the book is damaged or has been tampered with: \(damage.words.en); "
          + "stop recording and restore a backup")
    }
  }
}
