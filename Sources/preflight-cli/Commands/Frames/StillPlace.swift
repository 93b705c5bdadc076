import CommandLineArguments
import MediaModel
import Preprocess
import System
import Workers

/// Where stills go, and in which format, as far as the command line says.
struct StillPlace: Equatable {
  let destination: FrameExtraction.Destination
  /// Nil for what a profile takes, else PNG.
  let format: StillExportOptions.Format?

  /// Takes a path for a folder where there is one, where it ends in a slash, or where several stills
  /// need one; else for a file, whose name has to say what is in it.
  ///
  /// - Throws: `ValidationError` when it is a file and several stills may come, or its name says
  ///   another format.
  init(_ path: String, mayBeSeveral: Bool, as format: StillExportOptions.Format?) throws {
    let kind = FileKind(of: path)
    let picture = MediaFormat(extension: ResultName(path).extension)
      .flatMap { $0.kind == .image ? $0 : nil }
    let named = picture.flatMap { StillExportOptions.Format(rawValue: $0.name) }
    let isNameOfFile = kind != .missing || picture != nil
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
    let wanted = format ?? named ?? .png
    guard named == wanted else {
      let folder = picture == nil ? ", or \(shown)/ for a folder" : ""
      throw ValidationError(
        "\(shown) would hold \(wanted.title); name it \(String(ResultName(path).stem).printable)."
          + "\(wanted.usualExtension)\(folder).")
    }
    destination = .file(path)
    self.format = wanted
  }
}
