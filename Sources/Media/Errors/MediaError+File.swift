package import System

extension MediaError {
  /// The result of work on files, whose errors become errors about media.
  package static func asMedia<Result>(
    _ body: () throws(FileError) -> Result
  ) throws(MediaError) -> Result {
    do throws(FileError) { return try body() } catch { throw MediaError(error) }
  }

  /// The same error as one about media.
  package init(_ error: FileError) {
    let kind: Kind =
      switch error.kind {
      case .notFound: .notFound
      case .isDirectory: .isDirectory
      case .notRegularFile: .notRegularFile
      case .permissionDenied: .permissionDenied
      case .empty: .empty
      case .readFailed: .readFailed
      case .outputExists: .outputExists
      case .writeFailed, .refused: .writeFailed
      }
    self.init(kind, path: error.path ?? "", reason: error.reason)
  }
}
