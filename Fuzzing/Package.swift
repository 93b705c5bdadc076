// swift-tools-version:6.2
import PackageDescription

// A package of its own, since everything in it is built for libFuzzer: `Scripts/fuzz --libfuzzer`.
// The sources of the libraries are those of the tool, by symbolic links.

/// What the tool is built with, as far as it changes meaning, and code that tells which way it went.
let instrumented: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .unsafeFlags(["-sanitize=fuzzer,address", "-enable-testing", "-parse-as-library"]),
]

let package = Package(
  name: "Fuzzing",
  platforms: [.macOS(.v15)],
  targets: [
    .systemLibrary(name: "CFFmpeg", pkgConfig: "libavformat libavcodec libavutil"),
    .target(name: "Platform", swiftSettings: instrumented),
    .target(name: "MediaModel", swiftSettings: instrumented),
    .target(name: "System", dependencies: ["Platform"], swiftSettings: instrumented),
    .target(
      name: "Media", dependencies: ["CFFmpeg", "MediaModel", "Platform", "System"],
      swiftSettings: instrumented),
    .executableTarget(
      name: "ParserFuzzer", dependencies: ["Media", "MediaModel"], swiftSettings: instrumented,
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]),
  ]
)
