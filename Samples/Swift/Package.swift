// swift-tools-version:6.2
import PackageDescription

let package = Package(
  name: "fix-and-grab",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "Preflight", path: "../..")],
  targets: [
    .executableTarget(
      name: "fix-and-grab",
      dependencies: [.product(name: "PreflightKit", package: "Preflight")])
  ]
)
