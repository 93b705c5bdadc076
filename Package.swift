// swift-tools-version:6.2
import PackageDescription

/// Every Swift target is built the same way.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]
/// Targets that never touch C memory; only Media, Store and the clip maker of the tests go without.
let safe = strict + [.strictMemorySafety()]

let package = Package(
  name: "Preflight",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "MediaModel", targets: ["MediaModel"]),
    .library(name: "Media", targets: ["Media"]),
    .library(name: "Preflight", targets: ["Preflight"]),
    .library(name: "Preprocess", targets: ["Preprocess"]),
    .library(name: "Reports", targets: ["Reports"]),
    .library(name: "Store", targets: ["Store"]),
    .executable(name: "preflight", targets: ["preflight-cli"]),
  ],
  targets: [
    .systemLibrary(
      name: "CFFmpeg",
      pkgConfig: "libavformat libavcodec libavutil",
      providers: [
        .apt(["libavformat-dev", "libavcodec-dev", "libavfilter-dev", "libavutil-dev"]),
        .brew(["ffmpeg"]),
      ]),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .target(name: "MediaModel", swiftSettings: safe),
    .target(name: "Media", dependencies: ["CFFmpeg", "MediaModel"], swiftSettings: strict),
    .target(
      name: "Preflight", dependencies: ["MediaModel"],
      exclude: ["Accounts", "Catalog", "Knowledge", "Vocabulary"],
      swiftSettings: safe, plugins: ["EmbedCatalog"]),
    .executableTarget(name: "embed-catalog", swiftSettings: safe),
    .plugin(name: "EmbedCatalog", capability: .buildTool(), dependencies: ["embed-catalog"]),
    .target(name: "Reports", dependencies: ["MediaModel", "Preflight"], swiftSettings: safe),
    .target(
      name: "Preprocess", dependencies: ["Media", "MediaModel", "Preflight"], swiftSettings: safe),
    .target(
      name: "Store", dependencies: ["CSQLite", "MediaModel", "Preflight"], swiftSettings: strict),
    .target(name: "CommandLineArguments", swiftSettings: safe),
    .executableTarget(
      name: "preflight-cli",
      dependencies: [
        "CommandLineArguments", "Media", "MediaModel", "Preflight", "Preprocess", "Reports",
        "Store",
      ],
      swiftSettings: safe),

    .target(
      name: "TestMedia", dependencies: ["CFFmpeg", "MediaModel"], path: "Tests/TestMedia",
      swiftSettings: strict),
    .testTarget(name: "MediaModelTests", dependencies: ["MediaModel"], swiftSettings: safe),
    .testTarget(
      name: "MediaTests", dependencies: ["Media", "MediaModel", "TestMedia"], swiftSettings: safe),
    .testTarget(
      name: "PreflightTests", dependencies: ["Preflight", "MediaModel"], swiftSettings: safe),
    .testTarget(
      name: "PreprocessTests",
      dependencies: ["Preprocess", "Media", "MediaModel", "Preflight", "TestMedia"],
      swiftSettings: safe),
    .testTarget(
      name: "ReportsTests", dependencies: ["Reports", "Preflight", "MediaModel"],
      swiftSettings: safe),
    .testTarget(
      name: "StoreTests", dependencies: ["Store", "MediaModel", "Preflight", "TestMedia"],
      swiftSettings: safe),
    .testTarget(
      name: "CommandLineArgumentsTests", dependencies: ["CommandLineArguments"],
      swiftSettings: safe),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "preflight-cli", "CommandLineArguments", "Media", "MediaModel", "Preflight", "Preprocess",
        "Store", "TestMedia",
      ],
      swiftSettings: safe),
    .testTarget(
      name: "FuzzingTests",
      dependencies: ["preflight-cli", "Media", "MediaModel", "TestMedia"], path: "Tests/Fuzzing",
      swiftSettings: safe),
  ]
)
