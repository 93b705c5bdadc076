import Platform

/// A file cannot be read, written or made; the sentence says which, why, and what to do.
public struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of trouble it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case notFound, isDirectory, notRegularFile, permissionDenied, empty, readFailed
    /// The result cannot be written where it was wanted: it exists, the folder refuses, the disk is full.
    case outputExists, writeFailed
    /// Anything else that the system refuses.
    case refused
  }

  public var kind: Kind
  /// The path as it was given, or nil where no single file is meant.
  public var path: String?
  /// What is wrong and what to do, as a sentence that follows the path and a colon.
  public var reason: String

  package init(_ kind: Kind, path: String, reason: String) {
    self.kind = kind
    self.path = path
    self.reason = reason
  }

  /// An error that is told in one sentence.
  package init(description: String) {
    kind = .refused
    path = nil
    reason = description
  }

  public var description: String { path.map { "\($0): \(reason)" } ?? reason }
}

extension FileError {
  /// The error for a failed `open` or `fstat`.
  package init(opening path: String, errorNumber: Int32) {
    switch errorNumber {
    case ENOENT, ENOTDIR:
      self.init(.notFound, path: path, reason: "no such file.")
    case EACCES, EPERM:
      self.init(
        .permissionDenied, path: path,
        reason: "permission denied; make the file readable for this user.")
    case ENXIO:
      self.init(
        .notRegularFile, path: path,
        reason: "is a pipe, a socket or a device; save the media to a file and name that.")
    default:
      self.init(
        .readFailed, path: path, reason: "cannot be opened: \(LocalFiles.reason(errorNumber)).")
    }
  }

  /// The error for a result that cannot be written.
  package init(writing path: String, errorNumber: Int32) {
    let reason =
      switch errorNumber {
      case ENOSPC: "cannot be written: the disk is full. Make room, or choose another place."
      case EDQUOT: "cannot be written: your share of the disk is used up."
      case ENOENT, ENOTDIR: "cannot be written: the folder is missing."
      case EACCES, EPERM: "cannot be written: the folder is not writable for this user."
      case EROFS: "cannot be written: the disk is read-only."
      default: "cannot be written: \(LocalFiles.reason(errorNumber))."
      }
    self.init(.writeFailed, path: path, reason: reason)
  }

  /// The error for a result in whose place there is a file.
  package init(existing path: String) {
    self.init(.outputExists, path: path, reason: "exists already.")
  }
}
