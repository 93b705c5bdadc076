// swift-tools-version:6.2
import PackageDescription

let package = Package(
  name: "frame-times",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "Preflight", path: "../..")],
  targets: [
    .executableTarget(
      name: "frame-times",
      dependencies: [
        .product(name: "Media", package: "Preflight"),
        .product(name: "MediaModel", package: "Preflight"),
      ])
  ]
)
