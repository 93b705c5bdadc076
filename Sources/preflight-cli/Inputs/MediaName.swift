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
