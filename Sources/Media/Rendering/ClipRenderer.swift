import CFFmpeg
import MediaModel
package import System

/// Writes clips: decodes from the access point before the cut, filters, encodes and wraps in one pass,
/// or takes coded pictures over.
package enum ClipRenderer {
  /// Why this build of FFmpeg cannot carry a rendition out, as a sentence, or nil when it can: an
  /// encoder or a filter is missing.
  package static func obstacle(to rendition: ClipRendition) -> String? {
    var encoders: [String] = []
    var filters: [String] = []
    if case .encode(let picture, let encoding) = rendition.video.method {
      encoders.append(encoding.codec.encoderName)
      filters = PictureFilters.names(for: picture)
    }
    if case .encode(let encoding) = rendition.audio?.method {
      encoders.append(encoding.codec.encoderName)
    }
    if let missing = encoders.first(where: { !Encoder.exists($0) }) {
      return "This build of FFmpeg has no encoder \(missing)."
    }
    if let missing = filters.first(where: { !FilterGraph.has([$0]) }) {
      return "This build of FFmpeg has no filter \(missing)."
    }
    return nil
  }

  /// Writes a clip; the file has no name yet and is not verified.
  ///
  /// - Throws: `MediaError` when something cannot be read, decoded, encoded or written, and when
  ///   `progress` answers false.
  package static func write(
    _ rendition: ClipRendition, to output: OutputFile, progress: (RenderProgress) -> Bool
  ) throws(MediaError) -> RenderOutcome {
    let file = try FileBytes(path: rendition.source)
    try MediaError.asMedia { () throws(FileError) in try output.startOver() }
    do {
      switch rendition.video.method {
      case .copy:
        return try ClipCopier(rendition, of: file, to: output).run(progress)
      case .encode(let picture, let encoding):
        return try ClipEncoder(rendition, picture, encoding, of: file, to: output).run(progress)
      }
    } catch let error as MediaError {
      throw error
    } catch let error as FFmpegError {
      throw output.writeErrorNumber != 0
        ? MediaError(FileError(writing: output.path, errorNumber: output.writeErrorNumber))
        : MediaError(encoding: rendition.source, error)
    } catch {
      throw MediaError(.writeFailed, path: output.path, reason: "cannot be written: \(error).")
    }
  }
}
