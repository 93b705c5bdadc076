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

  /// The manifest's paths of the files that are as long as the manifest says, in its order.
  ///
  /// A file of another length is another file, of which the manifest says nothing. The first use prints
  /// how many are left out.
  public static let paths: [String] = {
    guard let files = manifest?.files else { return [] }
    let unchanged = files.filter { byteCount(of: $0) == $0.bytes }
    if unchanged.count < files.count {
      let others = files.filter { byteCount(of: $0) != $0.bytes }
        .map { URL(fileURLWithPath: $0.path).lastPathComponent }
      print(
        """
        \(others.count) of \(files.count) real files are not those of the manifest and are left out: \
        \(others.joined(separator: ", "))
        """)
    }
    return unchanged.map(\.path)
  }()

  /// The files of `paths`, where they are.
  public static let urls = paths.map {
    folder.appendingPathComponent($0).resolvingSymlinksInPath()
  }

  /// Whether the file at a path of the manifest is the manifest's.
  public static func isUnchanged(_ path: String) -> Bool { pathSet.contains(path) }

  private static let pathSet = Set(paths)

  private struct Manifest: Decodable {
    struct File: Decodable {
      let path: String
      let bytes: Int
    }
    let files: [File]
  }

  private static let manifest: Manifest? = {
    guard let bytes = try? Data(contentsOf: folder.appendingPathComponent("manifest.json"))
    else { return nil }
    return try? JSONDecoder().decode(Manifest.self, from: bytes)
  }()

  /// How many files are missing, or nil without a manifest.
  private static let missingCount = manifest?.files.count { byteCount(of: $0) == nil }

  private static func byteCount(of file: Manifest.File) -> Int? {
    let path = folder.appendingPathComponent(file.path).resolvingSymlinksInPath().path
    return (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
  }
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
