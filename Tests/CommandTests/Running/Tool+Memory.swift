import Foundation
import TestMedia

/// The tool's memory, looked at from outside.
extension Tool {
  /// Everything that lies in its folder.
  var memoryNames: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: memory.url.path)) ?? []
  }

  /// What SQLite's own program answers to a query, a row a line.
  func memoryRows(_ sql: String) throws -> [String] {
    let output = try ExternalProgram.sqlite.output([memory.path("memory.sqlite"), sql])
    return String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// Sets when a file was changed last.
  func age(_ path: String, to date: Date = Date(timeIntervalSince1970: 1_700_000_000)) throws {
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
  }
}
