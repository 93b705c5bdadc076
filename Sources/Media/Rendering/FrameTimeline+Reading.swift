import CFFmpeg
package import MediaModel

extension FrameTimeline {
  /// Reads when the frames of a track are shown: from the sample table of an ISO file, else from
  /// packets; of large files without a table only those near the wanted part.
  ///
  /// `near` is counted from the clip's first frame; nil for the whole clip.
  ///
  /// - Throws: `MediaError` when the file cannot be read or no frame is shown.
  package init(
    ofTrack track: Int, in path: String, near part: Range<MediaTime>?
  ) throws(MediaError) {
    let file = try FileBytes(path: path)
    let reader = try FrameTimelineReader(track: track, file: file)
    let isLarge = file.byteCount > FrameTimelineReader.wholeFileByteLimit
    if let whole = try reader.fromSampleTable() {
      self = whole
    } else if let part, isLarge, let near = try reader.fromPackets(near: part) {
      self = near
    } else if let whole = try reader.fromPackets() {
      self = whole
    } else {
      throw MediaError(
        .damaged, path: path, reason: "shows no picture; its frames cannot be counted.")
    }
  }
}
