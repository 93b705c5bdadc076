import Foundation
import MediaModel
import Store
import TestMedia

/// A store in a folder of its own.
struct TestStore {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Where the store is.
  var path: String { folder.path("home") }
  /// Where its database is.
  var database: String { path + "/memory.sqlite" }

  /// The databases that were set aside.
  var setAside: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter {
      $0.contains(".damaged-") && !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm")
    }
    .map { path + "/" + $0 }
  }

  /// Opens the store, as another process would.
  func open() throws -> Store { try Store(folder: path) }
}

extension ProbeKey {
  /// A key with the properties that a test does not care about.
  static func sample(
    path: String = "/clips/a.mov", byteCount: Int64 = 10, modified: Int64 = 20,
    device: UInt64 = 30, inode: UInt64 = .max, reader: String = "1/2", depth: ProbeDepth = .header
  ) -> ProbeKey {
    ProbeKey(
      path: path, byteCount: byteCount, modified: modified, device: device, inode: inode,
      reader: reader, depth: depth)
  }
}
