import Foundation

extension Program {
  /// Has another program hold a book to itself, log and all, while something is done. Needs python3.
  func locking<Result>(_ name: String, _ body: () throws -> Result) throws -> Result {
    let holder = Process()
    holder.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let script = """
      import sqlite3, sys, time
      book = sqlite3.connect(sys.argv[1], isolation_level=None)
      book.execute("PRAGMA locking_mode = EXCLUSIVE")
      book.execute("BEGIN EXCLUSIVE")
      open(sys.argv[1] + ".held", "w").close()
      time.sleep(120)
      """
    holder.arguments = ["python3", "-c", script, path(name).path]
    holder.standardInput = FileHandle.nullDevice
    // Whoever reads what the tests print does not wait for this program too.
    holder.standardOutput = FileHandle.nullDevice
    holder.standardError = FileHandle.nullDevice
    try holder.run()
    let deadline = Date().addingTimeInterval(20)
    let mark = path(name + ".held").path
    while !FileManager.default.fileExists(atPath: mark), Date() < deadline {
      Thread.sleep(forTimeInterval: 0.05)
    }
    // It was born with the signals of a test's thread, blocked all but this one.
    defer { kill(holder.processIdentifier, SIGKILL) }
    return try body()
  }
}
