public import Foundation

/// A folder of its own for one test, removed with its owner.
public final class TemporaryFolder: Sendable {
  public let url: URL

  public init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("preflight-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The path of a file of this name in the folder; the file need not exist.
  public func path(_ name: String) -> String { url.path + "/" + name }

  /// Writes a file into the folder and returns its path.
  public func write(_ bytes: some Sequence<UInt8>, named name: String) throws -> String {
    let path = path(name)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }
}
