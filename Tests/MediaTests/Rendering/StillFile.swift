import Media
import MediaModel
import System
import TestMedia

/// A still that was written for a test, in a folder of its own.
struct StillFile {
  let folder: TemporaryFolder
  let path: String
  let facts: ImageFacts

  /// Writes a picture of a file's bytes.
  init(
    of bytes: [UInt8], named name: String = "source.pam", as format: StillRendition.Format,
    _ picture: PictureRendition = PictureRendition()
  ) throws {
    folder = try TemporaryFolder()
    let source = try folder.write(bytes, named: name)
    path = folder.path("result." + format.fileExtension)
    let output = try OutputFile(path: path, replacesExisting: false)
    let rendition = StillRendition(source: source, picture: picture, format: format)
    _ = try StillRenderer.write(rendition, to: output)
    try output.commit()
    let facts = try MediaProbe().facts(of: path)
    guard let image = facts.image, facts.problems.isEmpty else { throw NotAPicture() }
    self.facts = image
  }

  /// A result that the probe does not take for a faultless picture.
  struct NotAPicture: Error {}
}

extension StillRendition.Format {
  fileprivate var fileExtension: String {
    switch self {
    case .jpeg: "jpg"
    case .png: "png"
    case .webp: "webp"
    }
  }
}
