import CFFmpeg
package import MediaModel

/// What decoding a whole file gives, for comparison with what was meant to be written.
package struct DecodedClip: Sendable, Hashable {
  /// When each frame of the first video track is shown, in the order of presentation.
  package var frameTimes: [MediaTime]
  /// When the first sample of the first audio track is heard, or nil without sound.
  package var audioStart: MediaTime?
  /// How many samples of one channel are heard.
  package var audioSampleCount: Int
  /// How many pictures or pieces of sound could not be decoded.
  package var damageCount: Int

  /// Decodes every picture and every sample of a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - isWanted: Asked after every picture; false cancels.
  /// - Throws: `MediaError` when the file cannot be read, or when it was cancelled.
  package init(
    decoding path: String, whileWanted isWanted: () -> Bool = { true }
  ) throws(MediaError) {
    let file = try FileBytes(path: path)
    let tracks: [MediaStream]
    let demuxer: Demuxer
    let frame: Frame
    do throws(FFmpegError) {
      demuxer = try Demuxer(file)
      tracks = demuxer.streams
      frame = try Frame()
    } catch {
      throw MediaError(decoding: path, error)
    }
    frameTimes = []
    audioSampleCount = 0
    damageCount = 0
    if let track = tracks.first(where: { $0.type == AVMEDIA_TYPE_VIDEO && !$0.isAttachedPicture }) {
      let source = try FrameSource(track: track.index, in: file, kind: .proof)
      while source.next(into: frame) {
        guard isWanted() else { throw MediaError(cancelled: path) }
        guard let time = source.time.flatMap(source.stream.time) else { continue }
        frameTimes.append(time)
      }
      damageCount += source.damageCount + (source.obstacle == nil ? 0 : 1)
    }
    if let track = tracks.first(where: { $0.type == AVMEDIA_TYPE_AUDIO }) {
      let source = try FrameSource(track: track.index, in: file, threadCount: 1)
      while source.next(into: frame) {
        if audioStart == nil { audioStart = source.time.flatMap(source.stream.time) }
        audioSampleCount += Int(frame.raw.pointee.nb_samples)
      }
      damageCount += source.damageCount + (source.obstacle == nil ? 0 : 1)
    }
  }
}
