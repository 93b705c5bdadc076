import CFFmpeg

extension Demuxer {
  /// Lets FFmpeg look into packets as far as the reading of one track needs it.
  ///
  /// Formats without headers show their streams only then, and tell what order pictures have. ISO files
  /// say everything in their sample tables, and looking would take longer than decoding a picture.
  ///
  /// - Throws: `FFmpegError` when the file cannot be read.
  func prepareToRead(_ track: Int) throws(FFmpegError) {
    let isISO = formatNames.split(separator: ",").contains("mov")
    let wanted = streams.first { $0.index == track }
    if isISO, let wanted, wanted.type == AVMEDIA_TYPE_VIDEO, wanted.codecID != AV_CODEC_ID_NONE {
      return
    }
    guard streams.isEmpty || !streams.allSatisfy(\.isFullyDescribed) else { return }
    try findStreamInfo(withoutEndOfFile: true)
  }
}
