package import Media
package import MediaModel
package import Preflight
import System

/// The files of a pair, written and verified, that have no names yet; without ``commit()`` nothing is
/// left behind.
package final class PreparedPair {
  /// What is known of the pair.
  package private(set) var report: PairReport
  /// The first picture as it was written.
  package let start: RGBImage
  /// The second picture as it was written.
  package let end: RGBImage
  private let folder: OutputFolder
  private let replacesExisting: Bool
  private var outputs: [OutputFile]
  private var isCommitted = false

  init(
    _ report: PairReport, start: RGBImage, end: RGBImage, in folder: OutputFolder,
    replacesExisting: Bool, outputs: [OutputFile]
  ) {
    (self.report, self.start, self.end) = (report, start, end)
    (self.folder, self.replacesExisting, self.outputs) = (folder, replacesExisting, outputs)
  }

  deinit { if !isCommitted { folder.cleanUp() } }

  /// The path that a file of the pair has in its folder.
  package func path(of name: String) -> String { folder.path(of: name) }

  /// Adds the picture that shows the pair, as PNG, and tells the report of it.
  ///
  /// - Throws: `MediaError` when it cannot be written or verified.
  package func add(contactSheet picture: RGBImage, named name: String) throws(MediaError) {
    let output = try MediaError.asMedia(
      try OutputFile(path: path(of: name), replacesExisting: replacesExisting))
    _ = try StillRenderer.write(picture, to: output)
    outputs.append(output)
    report.contactSheet = output.path
  }

  /// Adds bytes to the files.
  ///
  /// - Throws: `MediaError` when they cannot be written.
  package func add(_ bytes: [UInt8], named name: String) throws(MediaError) {
    let output = try MediaError.asMedia(
      try OutputFile(path: path(of: name), replacesExisting: replacesExisting))
    try MediaError.asMedia(try output.write(bytes))
    outputs.append(output)
  }

  /// Gives all files their names; when one of them cannot have its name, the others lose theirs.
  ///
  /// - Throws: `MediaError` when the disk refuses, or another file took a name meanwhile.
  package func commit() throws(MediaError) {
    for (number, output) in outputs.enumerated() {
      do throws(MediaError) {
        try MediaError.asMedia(try output.commit())
      } catch {
        for written in outputs[..<number].reversed() { written.withdraw() }
        throw error
      }
    }
    isCommitted = true
  }
}

// One task uses a pair at a time.
@available(*, unavailable)
extension PreparedPair: Sendable {}
