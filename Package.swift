// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Jinzhu",
  products: [
    .library(name: "Jinzhu", targets: ["Jinzhu"]),
    .library(name: "JinzhuStore", targets: ["JinzhuStore"]),
    .executable(name: "jinzhu", targets: ["JinzhuCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CSQLite3", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .target(name: "SQLite", dependencies: ["CSQLite3"]),
    .target(name: "Jinzhu"),
    .target(
      name: "JinzhuStore",
      dependencies: ["Jinzhu", "SQLite", .product(name: "Crypto", package: "swift-crypto")],
      resources: [.embedInCode("schema.sql")]),
    // Opens libxlsxwriter and pango/cairo when a document needs them; nothing is linked.
    .target(name: "CDocuments"),
    .target(
      name: "JinzhuFormats",
      dependencies: ["Jinzhu", "CDocuments", .product(name: "Yams", package: "Yams")]),
    .executableTarget(
      name: "JinzhuCommand",
      dependencies: [
        "Jinzhu", "JinzhuStore", "JinzhuFormats",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    // Random histories, for tests and benchmarks; no product.
    .target(name: "JinzhuHistories", dependencies: ["Jinzhu"], path: "Tests/JinzhuHistories"),
    // What SQLite asks of the file system, recorded, for tests of power loss and of failing disks.
    .target(
      name: "CRecorder", path: "Tests/CRecorder", linkerSettings: [.linkedLibrary("sqlite3")]),
    // The parsers with what must hold of them, for tests and for the fuzzer.
    .target(
      name: "FuzzTargets", dependencies: ["Jinzhu", "JinzhuFormats", "JinzhuStore"],
      path: "Tests/Fuzz/Targets"),
    .executableTarget(
      name: "HistoryWriter", dependencies: ["Jinzhu", "JinzhuHistories", "JinzhuStore"],
      path: "Benchmarks/HistoryWriter"),
    .executableTarget(
      name: "CommitTimer", dependencies: ["Jinzhu", "JinzhuFormats", "JinzhuStore"],
      path: "Benchmarks/CommitTimer"),
    .testTarget(name: "SQLiteTests", dependencies: ["SQLite", "CSQLite3"]),
    .testTarget(name: "JinzhuTests", dependencies: ["Jinzhu"]),
    .testTarget(
      name: "JinzhuStoreTests",
      dependencies: [
        "JinzhuStore", "Jinzhu", "SQLite", "JinzhuFormats", "JinzhuHistories", "CRecorder",
        "FuzzTargets",
      ]),
    .testTarget(name: "JinzhuFormatsTests", dependencies: ["JinzhuFormats", "Jinzhu"]),
    .testTarget(
      name: "JinzhuCommandTests",
      dependencies: ["JinzhuCommand", "Jinzhu", "JinzhuStore", "JinzhuFormats"]),
  ],
  swiftLanguageModes: [.v6]
)

// The fuzzer needs libFuzzer, which only its own build links: Tests/Fuzz/fuzz.sh.
if Context.environment["JINZHU_FUZZ"] != nil {
  package.targets += [
    .target(name: "CFuzzer", path: "Tests/Fuzz/CFuzzer"),
    .executableTarget(
      name: "Fuzz", dependencies: ["FuzzTargets", "CFuzzer"], path: "Tests/Fuzz/Runner"),
  ]
}

// One severity for every target of ours; the packages we depend on keep their own.
for target in package.targets where target.type != .system && !target.name.hasPrefix("C") {
  target.swiftSettings = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
}
