import Foundation
import PackagePlugin

/// Turns the JSON files of a target's `Catalog` folder into Swift source before it is compiled.
///
/// SwiftPM's own `.embedInCode` writes an array literal of bytes, which takes the compiler most of
/// a minute for the size of our catalogue; a string literal takes no time.
@main
struct EmbedCatalog: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = target.directoryURL.appending(path: "Catalog")
    let files = try FileManager.default
      .contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "json" }
      .sorted { $0.path < $1.path }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedCatalog.swift")
    return [
      .buildCommand(
        displayName: "Embedding the catalogue",
        executable: try context.tool(named: "embed-catalog").url,
        arguments: [output.path] + files.map(\.path),
        inputFiles: files, outputFiles: [output])
    ]
  }
}
