import CRecorder
import JinzhuHistories

/// A disk on which a recording is played back: what is durable, and what has not been synced yet.
///
/// A write that was not synced may be on the disk or not, in part or whole, whatever became of the
/// others: nothing is promised but that other bytes stay as they are (SQLite calls this powersafe
/// overwrite). A file that was made or removed is surely so only after its folder was synced; such
/// changes of the folder are lost from the last one backwards.
struct Disk {
  private struct File {
    var durable: [UInt8] = []
    var pending: [Change] = []
  }

  private enum Change {
    case write(offset: Int, [UInt8])
    case truncate(Int)
  }

  /// What survives of all that was not synced.
  enum Survival: CaseIterable { case nothing, everything, chance }

  private var files: [File] = []
  /// The file that a name stands for: to the programs that run, and after the power fails.
  private var seen: [String: Int] = [:]
  private var durable: [String: Int] = [:]
  private var pending: [(name: String, file: Int?)] = []

  /// A disk with a file.
  init(_ name: String, _ bytes: [UInt8]) {
    files = [File(durable: bytes)]
    seen = [name: 0]
    durable = seen
  }

  mutating func play(_ step: recorder_step) {
    guard step.file >= 0 else { return }
    let name = String(cString: recorder_name(step.file))
    switch step.kind {
    case recorder_create:
      files.append(File())
      seen[name] = files.count - 1
      pending.append((name, files.count - 1))
    case recorder_write:
      let bytes = Array(UnsafeBufferPointer(start: step.bytes, count: Int(step.count)))
      change(name, .write(offset: Int(step.offset), bytes))
    case recorder_truncate: change(name, .truncate(Int(step.offset)))
    case recorder_delete:
      seen[name] = nil
      pending.append((name, nil))
      if step.offset != 0 { syncFolder() }
    default:  // recorder_sync; a C enumeration has no end for Swift.
      guard let file = seen[name] else { return }
      for change in files[file].pending { Self.apply(change, to: &files[file].durable) }
      files[file].pending = []
      if pending.contains(where: { $0.file == file }) { syncFolder() }
    }
  }

  private mutating func change(_ name: String, _ change: Change) {
    guard let file = seen[name] else { return }
    files[file].pending.append(change)
  }

  private mutating func syncFolder() {
    for (name, file) in pending { durable[name] = file }
    pending = []
  }

  private static func apply(_ change: Change, to bytes: inout [UInt8]) {
    switch change {
    case .truncate(let count):
      if count < bytes.count { bytes.removeLast(bytes.count - count) }
    case .write(let offset, let new):
      let end = offset + new.count
      if bytes.count < end { bytes += [UInt8](repeating: 0, count: end - bytes.count) }
      bytes.replaceSubrange(offset..<end, with: new)
    }
  }

  /// The files after the power failed.
  func afterPowerLoss(_ survival: Survival, _ dice: inout Dice) -> [String: [UInt8]] {
    var names = durable
    let count =
      switch survival {
      case .nothing: 0
      case .everything: pending.count
      case .chance: dice.between(0, pending.count)
      }
    for (name, file) in pending.prefix(count) { names[name] = file }
    return names.mapValues { file in
      var bytes = files[file].durable
      for change in files[file].pending {
        switch survival {
        case .nothing: break
        case .everything: Self.apply(change, to: &bytes)
        case .chance: for part in Self.parts(of: change, &dice) { Self.apply(part, to: &bytes) }
        }
      }
      return bytes
    }
  }

  /// What is left of a change by chance: all of it, nothing, or some of its sectors.
  private static func parts(of change: Change, _ dice: inout Dice) -> [Change] {
    switch (change, dice.below(4)) {
    case (_, 0): return []
    case (.write(let offset, let bytes), 1):
      var parts: [Change] = []
      var start = offset
      while start < offset + bytes.count {
        let end = min((start / 512 + 1) * 512, offset + bytes.count)
        if dice.onceIn(2) {
          parts.append(.write(offset: start, Array(bytes[start - offset..<end - offset])))
        }
        start = end
      }
      return parts
    default: return [change]
    }
  }
}
