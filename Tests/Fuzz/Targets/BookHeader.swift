import Jinzhu
import JinzhuStore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The first page of a book, as strangers may write it: SQLite's header and the root of the schema.
enum BookHeader {
  /// Opens a book whose file begins with other bytes, and reads what there is to be read.
  static func finding(in bytes: [UInt8]) -> String? {
    guard let original else { return "no book could be made" }
    let path = folder + "/jinzhu-fuzz-\(getpid()).book"
    var file = original
    for (index, byte) in bytes.prefix(4096).enumerated() { file[index] = byte }
    guard write(file, to: path) else { return "no file could be written" }
    defer { for suffix in ["", "-wal", "-shm", "-journal"] { unlink(path + suffix) } }
    do {
      let book = try Book(path: path, mode: .readOnly)
      defer { book.close() }
      _ = try book.read(at: Instant(microseconds: 0)) { books, archive in
        (try archive.head(), try books.totals(on: .latest))
      }
      if case .sound(_, let head) = try book.verify(), head != originalHead {
        return "sound, with another head"
      }
    } catch is BookError {
      return nil
    } catch is Refusal {
      return nil
    } catch is ValueError {
      return nil
    } catch {
      return "an error of no kind of ours: \(error)"
    }
    return nil
  }

  private static let folder = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"

  private static let (original, originalHead): ([UInt8]?, String) = {
    let path = folder + "/jinzhu-fuzz-original-\(getpid()).book"
    defer { unlink(path) }
    let charter = Submission(
      kind: .charterAdopt, date: .earliest,
      fields: Fields([("charter", .charter(Charter(fund: "金猪")))]))
    guard
      let book = try? Book.create(path: path, charter: charter, at: Instant(microseconds: 0)),
      let head = try? book.read(at: Instant(microseconds: 0), { try $1.head()?.hash })
    else { return (nil, "") }
    book.close()
    return (read(path), head)
  }()

  private static func read(_ path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: Int(lseek(file, 0, SEEK_END)))
    return pread(file, &bytes, bytes.count, 0) == bytes.count ? bytes : nil
  }

  private static func write(_ bytes: [UInt8], to path: String) -> Bool {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard file >= 0 else { return false }
    defer { close(file) }
    return pwrite(file, bytes, bytes.count, 0) == bytes.count
  }
}
