import Media
import MediaModel
import System

/// Where stills go.
struct StillPlaces {
  private let destination: FrameExtraction.Destination
  private let count: Int
  private let names: [StillWishes.Format: [String]]
  private let replacesExisting: Bool
  /// Nil for a single file.
  private let folder: OutputFolder?

  /// - Throws: `MediaError` when several stills are to go into one file.
  init(
    _ destination: FrameExtraction.Destination, source: String, addresses: [FrameAddress?],
    replacesExisting: Bool
  ) throws(MediaError) {
    self.destination = destination
    count = addresses.count
    self.replacesExisting = replacesExisting
    switch destination {
    case .file(let path):
      guard addresses.count < 2 else {
        throw MediaError(
          .writeFailed, path: path,
          reason: "is one file, and there are \(addresses.count) stills; name a folder.")
      }
      (folder, names) = (nil, [:])
    case .folder(let path):
      folder = OutputFolder(path)
      names = Dictionary(
        uniqueKeysWithValues: StillWishes.Format.allCases.map { format in
          let all = StillNames(source: source, addresses: addresses, format: format)
          return (format, all.names)
        })
    }
  }

  /// The path of a still, by its number in the order of presentation.
  package func path(of number: Int, as format: StillWishes.Format) -> String {
    switch destination {
    case .file(let path): path
    case .folder: folder?.path(of: names[format]?[number] ?? "") ?? ""
    }
  }

  /// Makes the folder where it is missing, and makes sure that nothing is in the way.
  ///
  /// - Throws: `MediaError` when the folder cannot be made or written to, or a file exists that must not
  ///   be replaced.
  func prepare(for format: StillWishes.Format) throws(MediaError) {
    try MediaError.asMedia(try folder?.make())
    do throws(MediaError) {
      for number in 0..<count {
        _ = try MediaError.asMedia(
          try OutputFile(path: path(of: number, as: format), replacesExisting: replacesExisting))
      }
    } catch {
      cleanUp()
      throw error
    }
  }

  /// Takes away the folders that were made, as long as they are empty.
  func cleanUp() { folder?.cleanUp() }
}
