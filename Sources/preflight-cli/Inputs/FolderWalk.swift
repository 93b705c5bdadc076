import Platform
import System

/// Goes through a folder and all folders in it, in the order of the names' bytes.
///
/// Hidden files and folders are passed over, and so are links to folders, which may lead round in
/// circles, and whatever is no file: pipes, sockets, devices. The names of one folder a level are held
/// at a time. A folder that cannot be read is an entry with an obstacle.
struct FolderWalk: IteratorProtocol {
  /// One folder, and what of it is still to come.
  private struct Level {
    /// Ends with a slash.
    let path: String
    var names: ArraySlice<FolderNames.Name>
  }

  private let folder: String
  private let filter: InputFilter
  private var levels: [Level] = []
  /// A folder to go into next.
  private var following: String?

  init(_ folder: String, filter: InputFilter) {
    self.folder = folder
    self.filter = filter
    following = folder
  }

  /// The next file, or nil when all have been seen.
  mutating func next() -> InputEntry? {
    while true {
      if let path = following {
        following = nil
        if let obstacle = enter(path) { return obstacle }
      }
      guard !levels.isEmpty else { return nil }
      let top = levels.count - 1
      guard let name = levels[top].names.popFirst() else {
        levels.removeLast()
        continue
      }
      if let entry = visit(name, in: levels[top].path) { return entry }
    }
  }

  /// Goes into a folder; what stands in the way is an entry.
  private mutating func enter(_ path: String) -> InputEntry? {
    switch FolderNames.of(path) {
    case .success(let names):
      let slash = path.hasSuffix("/") ? "" : "/"
      levels.append(Level(path: path + slash, names: names[...]))
      return nil
    case .failure(let error):
      // It vanished between being named and being opened, as files in a busy tree do.
      if error.number == ENOENT, path != folder { return nil }
      return InputEntry(
        path: path, folder: folder,
        obstacle: "the folder cannot be read: \(LocalFiles.reason(error.number)).")
    }
  }

  /// The entry that a name makes, or nil when it makes none or is a folder to go into.
  private mutating func visit(_ name: FolderNames.Name, in path: String) -> InputEntry? {
    guard !name.isHidden, name.kind != .other else { return nil }
    let entry = InputEntry(path: Array(path.utf8) + name.bytes, folder: folder)
    guard entry.obstacle == nil else { return name.kind == .folder ? nil : entry }
    switch name.kind == .unknown ? Self.kind(of: entry.path) : name.kind {
    case .file: return filter.wants(entry.relativePath) ? entry : nil
    case .folder: if !filter.isExcluded(entry.relativePath) { following = entry.path }
    case .unknown, .other: break
    }
    return nil
  }

  /// What a link or an unknown leads to; a link to a folder counts as other.
  private static func kind(of path: String) -> FolderNames.Kind {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { return .other }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    // A link that leads nowhere is a file that cannot be read, and is said to be one.
    case S_IFLNK:
      return FileKind(of: path) == .folder || FileKind(of: path) == .other ? .other : .file
    default: return .other
    }
  }
}

/// Which of the files in a folder are wanted, by patterns of the shell's kind.
///
/// A pattern without `/` is about the last part of a path, wherever that lies; one with `/` is about
/// the path from the named folder on, and its `*` stays within one part unless `**` is written. The
/// case of letters does not count: cameras write `C0001.MP4`.
struct InputFilter: Sendable {
  let include: [String]
  let exclude: [String]

  /// Whether a file is wanted, by its path in the named folder.
  func wants(_ relativePath: String) -> Bool {
    (include.isEmpty || include.contains { Self.fits(relativePath, $0) })
      && !isExcluded(relativePath)
  }

  /// Whether a file or a folder, and with it all that it holds, is unwanted.
  func isExcluded(_ relativePath: String) -> Bool {
    exclude.contains { Self.fits(relativePath, $0) }
  }

  private static func fits(_ path: String, _ pattern: String) -> Bool {
    var pattern = Substring(pattern)
    while pattern.count > 1, pattern.hasSuffix("/") { pattern.removeLast() }
    guard pattern.contains("/") else {
      let name = path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path[...]
      return fits(String(name), String(pattern), crossesFolders: true)
    }
    if pattern.hasPrefix("/") { pattern.removeFirst() }
    return fits(path, String(pattern), crossesFolders: pattern.contains("**"))
      // `**/a` also means an `a` that lies in no further folder.
      || (pattern.hasPrefix("**/")
        && fits(
          path, String(pattern.dropFirst(3)), crossesFolders: pattern.dropFirst(3).contains("**")))
  }

  private static func fits(_ path: String, _ pattern: String, crossesFolders: Bool) -> Bool {
    unsafe fnmatch(
      pattern.lowercased(), path.lowercased(), crossesFolders ? 0 : FNM_PATHNAME) == 0
  }
}

/// Tells by a file's name whether its owner takes it for media.
enum MediaName {
  /// Extensions of the containers, sounds and pictures that cameras, editors and providers use.
  private static let extensions: Set<String> = [
    "3g2", "3gp", "aac", "ac3", "aif", "aiff", "amr", "ape", "apng", "arw", "asf", "avi", "avif",
    "bmp", "caf", "cr2", "cr3", "dng", "dpx", "dv", "eac3", "exr", "f4v", "flac", "flv", "gif",
    "gxf", "h264", "h265", "heic", "heif", "hevc", "ivf", "j2k", "jfif", "jp2", "jpe", "jpeg",
    "jpg", "jxl", "m2t", "m2ts", "m2v", "m4a", "m4v", "mj2", "mjpeg", "mka", "mkv", "mov", "mp2",
    "mp3", "mp4", "mpeg", "mpg", "mpv", "mts", "mxf", "nef", "nut", "obu", "oga", "ogg", "ogv",
    "opus", "png", "ppm", "psd", "qt", "r3d", "rm", "rmvb", "tga", "tif", "tiff", "ts", "vob",
    "wav", "webm", "webp", "wma", "wmv", "wtv", "y4m",
  ]

  /// Whether the extension is one of media.
  static func promisesMedia(_ path: String) -> Bool {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return false }
    return extensions.contains(path[path.index(after: dot)...].lowercased())
  }
}
