import CommandLineArguments
import Preprocess
import System
import Workers

/// Where stills go, and in which format, as far as the command line says.
struct StillPlace: Equatable {
  let destination: FrameExtraction.Destination
  /// Nil for what a profile takes, else PNG.
  let format: StillExportOptions.Format?

  /// Picture formats by their extensions, those among them in which no still is saved as nil.
  private static let formats: [String: StillExportOptions.Format?] = [
    "png": .png, "jpg": .jpeg, "jpeg": .jpeg, "webp": .webp, "gif": nil, "bmp": nil, "tif": nil,
    "tiff": nil, "heic": nil, "heif": nil, "avif": nil, "jxl": nil, "jp2": nil,
  ]

  /// Takes a path for a folder where there is one, where it ends in a slash, or where several stills
  /// need one; else for a file, whose name has to say what is in it.
  ///
  /// - Throws: `ValidationError` when it is a file and several stills may come, or its name says
  ///   another format.
  init(_ path: String, mayBeSeveral: Bool, as format: StillExportOptions.Format?) throws {
    let kind = FileKind(of: path)
    let named = Self.formats[ResultName(path).extension]
    let isNameOfFile = kind != .missing || named != nil
    if kind == .folder || path.hasSuffix("/") || (mayBeSeveral && !isNameOfFile) {
      destination = .folder(path)
      self.format = format
      return
    }
    let shown = path.printable
    guard !mayBeSeveral else {
      throw ValidationError(
        "\(shown) is one file, but several stills are requested; name a folder, such as "
          + "stills/.")
    }
    let wanted = format ?? named.flatMap(\.self) ?? .png
    guard named == .some(wanted) else {
      let folder = named == nil ? ", or \(shown)/ for a folder" : ""
      throw ValidationError(
        "\(shown) would hold \(wanted.words); name it \(String(ResultName(path).stem).printable)."
          + "\(wanted.usualExtension)\(folder).")
    }
    destination = .file(path)
    self.format = wanted
  }
}

extension StillExportOptions.Format {
  fileprivate var words: String {
    switch self {
    case .png: "PNG"
    case .jpeg: "JPEG"
    case .webp: "WebP"
    }
  }

  fileprivate var usualExtension: String {
    switch self {
    case .png: "png"
    case .jpeg: "jpg"
    case .webp: "webp"
    }
  }
}
