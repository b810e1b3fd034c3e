import Foundation
import Testing

/// The lessons print what their transcripts say, and the constructed fund is what its generator
/// writes.
struct ExamplesTests {
  @Test(arguments: try Repository.files(in: "examples", ending: ".sh").filter(\.isLesson))
  func `a lesson prints what its transcript says`(script: String) throws {
    let transcript = script.replacing(".sh", with: ".out")
    let run = try Shell.run("sh", [script])
    #expect(run.status == 0, "\(run.words)")
    let expected = try Repository.text(of: transcript)
    #expect(
      run.output == expected,
      "\(script) prints something else; if that is right: make examples UPDATE=1")
  }

  @Test func `there are thirteen lessons, each with its transcript`() throws {
    let scripts = try Repository.files(in: "examples", ending: ".sh").filter(\.isLesson)
    #expect(scripts.count == 13)
    let transcripts = try Repository.files(in: "examples", ending: ".out")
    #expect(transcripts == scripts.map { $0.replacing(".sh", with: ".out") })
  }

  @Test func `the two charters differ in the fee only`() throws {
    func clauses(_ file: String) throws -> [String] {
      try Repository.text(of: file).split(separator: "\n")
        .map { String($0.prefix { $0 != "#" }).trimmingCharacters(in: .whitespaces) }
        .filter { !$0.isEmpty }
    }
    let low = try clauses("examples/charters/default-0.7permille.yaml")
    let high = try clauses("examples/charters/article-7permille.yaml")
    #expect(low.count == high.count)
    let different = zip(low, high).filter { $0 != $1 }
    #expect(different.map(\.0) == ["rate: 0.7‰"])
    #expect(different.map(\.1) == ["rate: 7‰"])
  }

  @Test(arguments: ["README.md", "README.zh-CN.md"])
  func `what the README shows was printed by a lesson`(page: String) throws {
    let transcripts = try Repository.files(in: "examples", ending: ".out")
      .map(Repository.text(of:))
    let parts = try Repository.text(of: page).components(separatedBy: "```console\n").dropFirst()
    #expect(!parts.isEmpty)
    for part in parts {
      let shown = part.components(separatedBy: "```")[0]
      #expect(transcripts.contains { $0.contains(shown) }, "\(shown)")
    }
  }

  @Test(arguments: ["docs/MOVING-IN.md", "docs/MOVING-IN.zh-CN.md"])
  func `the transcript of moving in is that of its lesson, whole`(page: String) throws {
    let transcript = try Repository.text(of: "examples/11-move-in.out")
      .trimmingCharacters(in: .newlines)
    #expect(
      try Repository.text(of: page).contains("```console\n\(transcript)\n```\n"),
      "\(page) shows something else than the lesson prints")
  }

  @Test(.enabled(if: Shell.has("python3"), "SKIPPED: python3 is missing; install it to check this"))
  func `the constructed fund is what its generator writes`() throws {
    let run = try Shell.run("python3", ["examples/wannian/generate.py", "--check"])
    #expect(run.status == 0, "\(run.words)")
  }

  @Test func `the demonstration records the constructed fund and reports`() throws {
    let folder = try TemporaryFolder()
    let run = try Shell.run("sh", ["examples/demo.sh", folder.path])
    #expect(run.status == 0, "\(run.output)\(run.words)")
  }
}

extension String {
  /// `examples/NN-name.sh`.
  fileprivate var isLesson: Bool {
    let name = split(separator: "/").last ?? ""
    return name.prefix(2).allSatisfy(\.isNumber) && name.dropFirst(2).first == "-"
  }
}
