public import Foundation

/// The real files beside the package, which tests read where they are and skip where they are not.
public enum RealFiles {
  /// The folder of the manifest; the paths in it are counted from here.
  public static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
    .appendingPathComponent("shared/corpus")

  /// Whether every file is there that the manifest names.
  ///
  /// With a part of them, what tests count would be wrong.
  public static let arePresent = missingCount == 0

  /// What a skipped test says.
  public static let absence: String = {
    guard let missingCount else {
      return "the corpus of real files is not beside the package (../shared/corpus)"
    }
    return "\(missingCount) of the files are missing that ../shared/corpus/manifest.json names"
  }()

  private struct Manifest: Decodable {
    struct File: Decodable { let path: String }
    let files: [File]
  }

  /// How many files are missing, or nil without a manifest.
  private static let missingCount: Int? = {
    guard
      let bytes = try? Data(contentsOf: folder.appendingPathComponent("manifest.json")),
      let manifest = try? JSONDecoder().decode(Manifest.self, from: bytes)
    else { return nil }
    return manifest.files.count { file in
      !FileManager.default.fileExists(atPath: folder.appendingPathComponent(file.path).path)
    }
  }()
}

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
