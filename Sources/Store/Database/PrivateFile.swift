#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Files and folders that nobody but the user may read.
enum PrivateFile {
  /// Opens a file for reading and writing, makes it when it is missing, and takes it from others.
  static func open(_ path: String) throws(StoreError) -> Int32 {
    #if canImport(Darwin)
      let descriptor = Darwin.open(path, O_RDWR | O_CREAT | O_NONBLOCK | O_CLOEXEC, 0o600)
    #else
      let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_NONBLOCK | O_CLOEXEC, 0o600)
    #endif
    guard descriptor >= 0 else { throw StoreError(systemError: errno, path: path) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw StoreError(.notWritable, path: path, detail: "it is no regular file")
    }
    // A umask may have taken rights from the user, and an older file may have given some to others.
    if status.st_mode & 0o777 != 0o600 { fchmod(descriptor, 0o600) }
    return descriptor
  }

  /// Makes sure that a file is there.
  static func make(_ path: String) throws(StoreError) { close(try open(path)) }

  /// Takes a file from others, if it is there.
  static func protect(_ path: String) { chmod(path, 0o600) }

  /// Makes a folder with all that are above it, when it is missing.
  static func makeFolder(_ path: String) throws(StoreError) {
    guard mkdir(path, 0o700) != 0 else {
      chmod(path, 0o700)
      return
    }
    switch errno {
    case EEXIST: return
    case ENOENT:
      let parent = path.split(separator: "/").dropLast().joined(separator: "/")
      guard !parent.isEmpty else { throw StoreError(systemError: ENOENT, path: path) }
      try makeFolder("/" + parent)
      guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
        throw StoreError(systemError: errno, path: path)
      }
    default: throw StoreError(systemError: errno, path: path)
    }
  }
}
