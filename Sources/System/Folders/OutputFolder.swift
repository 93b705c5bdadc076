import Platform

/// A folder for results, which is made when it is missing.
package struct OutputFolder {
  private let path: String
  /// The folders that were missing, the outermost first.
  private let missing: [String]

  package init(_ path: String) {
    self.path = path
    missing = Self.missing(of: path)
  }

  /// The path of a file in the folder.
  package func path(of name: String) -> String {
    path.hasSuffix("/") ? path + name : path + "/" + name
  }

  /// Makes the folder where it is missing.
  ///
  /// - Throws: `FileError` when it cannot be made.
  package func make() throws(FileError) {
    guard !InheritedFiles.areInUse else { return }
    for folder in missing where unsafe mkdir(folder, 0o777) != 0 && errno != EEXIST {
      throw FileError(
        .writeFailed, path: folder, reason: "cannot be made as a folder: \(lastErrorReason).")
    }
  }

  /// Takes away the folders that were made, as long as they are empty.
  package func cleanUp() {
    for folder in missing.reversed() { unsafe rmdir(folder) }
  }

  /// The folders on the way to one that are not there, the outermost first.
  private static func missing(of path: String) -> [String] {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let ways = parts.indices.map { parts[...$0].joined(separator: "/") }.filter { !$0.isEmpty }
    return ways.filter { unsafe access($0, F_OK) != 0 }
  }
}

/// What one folder holds.
package enum FolderNames {
  /// What a name stands for.
  package enum Kind {
    case file, folder
    /// A link, or a file system that does not tell: the file has to be asked.
    case unknown
    /// A pipe, a socket or a device.
    case other
  }

  /// One name in a folder.
  package struct Name {
    package let bytes: [UInt8]
    package let kind: Kind

    /// Whether it begins with a dot, as what is not meant to be seen does.
    package var isHidden: Bool { bytes.first == UInt8(ascii: ".") }
  }

  /// The names in the order of their bytes, or the number of the error that the system reports.
  package static func of(_ folder: String) -> Result<[Name], SystemError> {
    guard let stream = unsafe opendir(folder) else { return .failure(SystemError(number: errno)) }
    defer { unsafe closedir(stream) }
    var names: [Name] = []
    while let entry = unsafe readdir(stream) {
      let bytes = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe Array(bytes.prefix { $0 != 0 })
      }
      let isSelfOrParent = bytes == [0x2E] || bytes == [0x2E, 0x2E]
      if !isSelfOrParent {
        names.append(Name(bytes: bytes, kind: kind(Int32(unsafe entry.pointee.d_type))))
      }
    }
    return .success(names.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) })
  }

  private static func kind(_ type: Int32) -> Kind {
    switch type {
    case Int32(DT_REG): .file
    case Int32(DT_DIR): .folder
    case Int32(DT_UNKNOWN), Int32(DT_LNK): .unknown
    default: .other
    }
  }
}

/// What the system says of a failed call.
package struct SystemError: Error {
  package let number: Int32
}
