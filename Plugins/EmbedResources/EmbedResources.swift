import Foundation
import PackagePlugin

/// Turns the JSON files of a target's folders into Swift source before they are compiled: those of
/// `Catalog` become the enum `EmbeddedCatalog`.
///
/// SwiftPM's own `.embedInCode` writes an array literal of bytes, which takes the compiler most of
/// a minute for the size of our catalogue; a string literal takes no time.
@main
struct EmbedResources: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    try folders(in: target.directoryURL.appending(path: "Resources")).compactMap { folder in
      let files = try jsonFiles(in: folder)
      guard !files.isEmpty else { return nil }
      let name = "Embedded\(folder.lastPathComponent)"
      let output = context.pluginWorkDirectoryURL.appending(path: "\(name).swift")
      return .buildCommand(
        displayName: "Embedding the folder \(folder.lastPathComponent)",
        executable: try context.tool(named: "embed-resources").url,
        arguments: [name, output.path] + files.map(\.path),
        inputFiles: files, outputFiles: [output])
    }
  }

  private func folders(in target: URL) throws -> [URL] {
    try FileManager.default
      .contentsOfDirectory(at: target, includingPropertiesForKeys: [.isDirectoryKey])
      .filter { try $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true }
      .sorted { $0.path < $1.path }
  }

  private func jsonFiles(in folder: URL) throws -> [URL] {
    try FileManager.default
      .contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "json" }
      .sorted { $0.path < $1.path }
  }
}
