import MediaModel

/// The name of a container format as people use it, from its brand or FFmpeg's names.
enum ContainerFormat {
  /// The short name and the name in words.
  ///
  /// - Parameters:
  ///   - brand: an ISO file's major brand; nil for other formats and for QuickTime files without.
  ///   - isISO: whether the file is of the ISO base media family.
  ///   - docType: a Matroska file's document type, or nil.
  ///   - names: FFmpeg's names of the format, separated by commas.
  ///   - longName: FFmpeg's description.
  /// - Returns: such as `("mp4", "MPEG-4 (MP4)")`.
  static func name(
    brand: String?, isISO: Bool, docType: String?, names: String, longName: String
  ) -> (short: String, long: String) {
    if isISO { return iso(brand) }
    let first = String(names.split(separator: ",").first ?? "")
    switch first {
    case "matroska": return docType == "webm" ? ("webm", "WebM") : ("mkv", "Matroska")
    case "mpegts": return ("mpegts", "MPEG transport stream")
    case "mpeg": return ("mpeg", "MPEG program stream")
    case "asf": return ("wmv", "Windows Media (ASF)")
    case "flv": return ("flv", "Flash Video")
    case "avi": return ("avi", "AVI")
    case "ogg": return ("ogg", "Ogg")
    case "mxf": return ("mxf", "MXF")
    case "gif": return ("gif", "GIF")
    case let pipe where pipe.hasSuffix("_pipe"): return (String(pipe.dropLast(5)), longName)
    default: return (first, longName)
    }
  }

  private static func iso(_ brand: String?) -> (short: String, long: String) {
    guard let brand, brand != "qt  " else { return ("mov", "QuickTime movie") }
    switch brand {
    case let name where name.hasPrefix("3g2"): return ("3g2", "3GPP2")
    case let name where name.hasPrefix("3g"): return ("3gp", "3GPP")
    case let name where name.hasPrefix("M4V"): return ("m4v", "MPEG-4 video (M4V)")
    case let name where name.hasPrefix("M4A") || name.hasPrefix("M4B"):
      return ("m4a", "MPEG-4 audio (M4A)")
    default: return ("mp4", "MPEG-4 (MP4)")
    }
  }

  /// Formats whose files are named alike, or nil for an extension that says nothing.
  private static let families: [Set<String>] = [
    ["mp4", "m4v", "m4a", "m4b", "mov", "qt", "3gp", "3gpp", "3g2", "f4v", "cmfv", "cmfa", "m4s"],
    ["mkv", "mka", "mks", "webm"], ["avi"], ["mpegts", "ts", "mts", "m2ts", "m2t"],
    ["mpeg", "mpg", "vob", "m2p"], ["flv"], ["wmv", "wma", "asf"], ["mxf"],
    ["ogg", "ogv", "oga", "opus"], ["jpeg", "jpg", "jpe", "jfif"], ["png", "apng"], ["webp"],
    ["gif"], ["bmp"], ["tiff", "tif"], ["heic", "heif", "hif"], ["avif", "avis"], ["jxl"],
    ["jp2", "j2k", "jpx"], ["wav"], ["mp3"], ["flac"], ["aac"],
  ]

  /// A sentence when the name's extension promises another format than the file has, else nil.
  static func misnaming(path: String, format: String, formatName: String) -> MediaProblem? {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    let suffix = name[name.index(after: dot)...].lowercased()
    guard let promised = families.first(where: { $0.contains(suffix) }), !promised.contains(format)
    else { return nil }
    return MediaProblem(
      .misnamed,
      "The name ends in .\(suffix), but the file is \(formatName); a provider that goes by the "
        + "name will misread it.")
  }
}
