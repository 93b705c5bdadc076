#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension MediaError {
  /// The error for a result that cannot be written.
  init(writing path: String, errorNumber: Int32) {
    let reason =
      switch errorNumber {
      case ENOSPC: "cannot be written: the disk is full. Make room, or choose another place."
      case EDQUOT: "cannot be written: your share of the disk is used up."
      case ENOENT, ENOTDIR: "cannot be written: the folder is missing."
      case EACCES, EPERM: "cannot be written: the folder is not writable for this user."
      case EROFS: "cannot be written: the disk is read-only."
      default: "cannot be written: \(String(cString: strerror(errorNumber)))."
      }
    self.init(.writeFailed, path: path, reason: reason)
  }

  /// The error for a result in whose place there is a file.
  init(existing path: String) {
    self.init(
      .outputExists, path: path, reason: "exists already; add --overwrite to replace it.")
  }
}
