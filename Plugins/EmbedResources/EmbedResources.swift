import Foundation
import PackagePlugin

/// Turns the files in a target's folders of resources into Swift source before they are compiled: those
/// of `Catalog` become the enum `EmbeddedCatalog`.
///
/// SwiftPM's own `.embedInCode` writes an array literal of bytes, which takes the compiler most of
/// a minute for the size of our catalogue; a string literal takes no time.
@main
struct EmbedResources: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    try folders(in: target.directoryURL.appending(path: "Resources")).compactMap { folder in
      let files = try files(in: folder)
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

  private func files(in folder: URL) throws -> [URL] {
    try FileManager.default
      .contentsOfDirectory(
        at: folder, includingPropertiesForKeys: nil, options: .skipsHiddenFiles)
      .sorted { $0.path < $1.path }
  }
}
