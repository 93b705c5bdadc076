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
    .library(name: "PreflightKit", targets: ["PreflightKit"]),
    .library(name: "MediaModel", targets: ["MediaModel"]),
    .library(name: "Preflight", targets: ["Preflight"]),
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
    .target(name: "Platform", swiftSettings: safe),
    .target(name: "MediaModel", swiftSettings: safe),
    .target(name: "JSON", dependencies: ["MediaModel"], swiftSettings: safe),
    .target(name: "System", dependencies: ["Platform"], swiftSettings: strict),
    .target(
      name: "Media", dependencies: ["CFFmpeg", "MediaModel", "Platform", "System"],
      swiftSettings: strict),
    .target(name: "Analysis", dependencies: ["MediaModel", "Platform"], swiftSettings: safe),
    .target(
      name: "Preflight", dependencies: ["Analysis", "JSON", "MediaModel"], exclude: ["Resources"],
      swiftSettings: safe, plugins: ["EmbedResources"]),
    .target(
      name: "ProviderAnswers", dependencies: ["JSON", "MediaModel", "Preflight"],
      exclude: ["Resources"], swiftSettings: safe, plugins: ["EmbedResources"]),
    .executableTarget(name: "embed-resources", swiftSettings: safe),
    .plugin(name: "EmbedResources", capability: .buildTool(), dependencies: ["embed-resources"]),
    .target(
      name: "Store",
      dependencies: [
        "CSQLite", "MediaModel", "Platform", "Preflight", "ProviderAnswers", "System",
      ],
      exclude: ["Resources"], swiftSettings: strict, plugins: ["EmbedResources"]),
    .target(
      name: "Preprocess",
      dependencies: ["Analysis", "JSON", "Media", "MediaModel", "Preflight", "System"],
      swiftSettings: safe),
    .target(
      name: "Workers",
      dependencies: [
        "Analysis", "JSON", "Media", "MediaModel", "Platform", "Preflight", "Preprocess",
        "ProviderAnswers",
        "Store", "System",
      ],
      swiftSettings: safe),
    .target(
      name: "Reports",
      dependencies: ["Analysis", "JSON", "MediaModel", "Preflight", "ProviderAnswers"],
      exclude: ["Resources"], swiftSettings: safe, plugins: ["EmbedResources"]),
    // What somebody outside imports; the only target that imports Foundation, and none imports it.
    .target(
      name: "PreflightKit",
      dependencies: [
        "JSON", "Media", "MediaModel", "Preflight", "Preprocess", "Reports", "System",
      ],
      swiftSettings: safe),
    .target(
      name: "CommandLineArguments", dependencies: ["Platform"], exclude: ["Resources"],
      swiftSettings: safe, plugins: ["EmbedResources"]),
    .executableTarget(
      name: "preflight-cli",
      dependencies: [
        "Analysis", "CommandLineArguments", "JSON", "Media", "MediaModel", "Platform",
        "Preflight", "Preprocess", "ProviderAnswers", "Reports", "Store", "System", "Workers",
      ],
      exclude: ["Resources"], swiftSettings: safe, plugins: ["EmbedResources"]),

    .target(
      name: "TestMedia", dependencies: ["CFFmpeg", "MediaModel"], path: "Tests/TestMedia",
      // Painting and comparing pixels; no product depends on it.
      swiftSettings: strict + [.unsafeFlags(["-O"])]),
    .target(
      name: "TestSamples", dependencies: ["Analysis", "MediaModel", "Preflight"],
      path: "Tests/TestSamples",
      swiftSettings: safe + [.unsafeFlags(["-O"])]),
    .testTarget(name: "MediaModelTests", dependencies: ["MediaModel"], swiftSettings: safe),
    .testTarget(
      name: "SystemTests", dependencies: ["System", "TestMedia"], swiftSettings: safe),
    .testTarget(
      name: "MediaTests", dependencies: ["Media", "MediaModel", "System", "TestMedia"],
      swiftSettings: safe),
    .testTarget(
      name: "AnalysisTests", dependencies: ["Analysis", "MediaModel", "TestSamples"],
      swiftSettings: safe),
    .testTarget(
      name: "PreflightTests",
      dependencies: ["Analysis", "JSON", "MediaModel", "Preflight", "TestSamples"],
      swiftSettings: safe),
    .testTarget(
      name: "ProviderAnswersTests",
      dependencies: ["JSON", "MediaModel", "Preflight", "ProviderAnswers", "TestSamples"],
      swiftSettings: safe),
    .testTarget(
      name: "PreprocessTests",
      dependencies: [
        "Analysis", "Media", "MediaModel", "Preflight", "Preprocess", "System", "TestMedia",
      ],
      swiftSettings: safe),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "Analysis", "JSON", "MediaModel", "Preflight", "ProviderAnswers", "Reports", "TestSamples",
      ],
      swiftSettings: safe),
    .testTarget(
      name: "PreflightKitTests", dependencies: ["JSON", "PreflightKit", "Reports", "TestMedia"],
      swiftSettings: safe),
    .testTarget(
      name: "StoreTests",
      dependencies: [
        "MediaModel", "Preflight", "ProviderAnswers", "Store", "System", "TestMedia",
      ],
      swiftSettings: safe),
    .testTarget(
      // Workers are the tool itself.
      name: "WorkersTests",
      dependencies: [
        "preflight-cli", "Analysis", "JSON", "Media", "MediaModel", "Preflight", "Preprocess",
        "Reports", "Store", "System", "TestMedia", "Workers",
      ],
      swiftSettings: safe),
    .testTarget(
      name: "CommandLineArgumentsTests", dependencies: ["CommandLineArguments"],
      swiftSettings: safe),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "preflight-cli", "Analysis", "CommandLineArguments", "JSON", "Media", "MediaModel",
        "Preflight", "Preprocess", "ProviderAnswers", "Reports", "Store", "System", "TestMedia",
        "Workers",
      ],
      swiftSettings: safe),
    .testTarget(
      name: "FuzzingTests",
      dependencies: ["preflight-cli", "Media", "MediaModel", "System", "TestMedia", "Workers"],
      path: "Tests/Fuzzing", swiftSettings: safe),
  ]
)

// The address sanitizer is for what touches C: `PREFLIGHT_TESTS=MediaTests,StoreTests` builds no other tests.
if let wanted = Context.environment["PREFLIGHT_TESTS"]?.split(separator: ",").map(String.init) {
  package.targets.removeAll { $0.type == .test && !wanted.contains($0.name) }
}

// Measuring pixels takes many times as long unoptimized. Nobody may depend on a package with unsafe
// flags, so it is Scripts/test that asks for them: `PREFLIGHT_OPTIMIZED=Analysis`.
if let wanted = Context.environment["PREFLIGHT_OPTIMIZED"]?.split(separator: ",").map(String.init) {
  for target in package.targets where wanted.contains(target.name) {
    target.swiftSettings = (target.swiftSettings ?? []) + [.unsafeFlags(["-O"])]
  }
}
