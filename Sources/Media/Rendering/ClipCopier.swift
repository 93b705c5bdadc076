import CFFmpeg
import MediaModel
import System

/// Carries out a rendition whose coded pictures are taken over.
struct ClipCopier {
  private let rendition: ClipRendition
  private let file: FileBytes
  private let output: OutputFile
  private let packets: CopiedPackets

  /// Opens the source.
  ///
  /// - Throws: `MediaError` when it cannot be read.
  init(_ rendition: ClipRendition, of file: FileBytes, to output: OutputFile) throws(MediaError) {
    self.rendition = rendition
    self.file = file
    self.output = output
    let range = rendition.video.range
    packets = try CopiedPackets(
      pictures: rendition.video.track, from: range.start, to: range.end, in: file)
  }

  /// The rate that the source states, where the frames bear it out.
  private var rate: AVRational? {
    guard let stated = packets.rate, let rate = FrameRate(Rational(stated)) else { return nil }
    let range = rendition.video.range
    let length = rate.duration(ofFrames: Int64(rendition.video.frameCount))
    let difference = (range.end - range.start - length).seconds.magnitude
    return difference * 1000 <= 2 ? stated : nil
  }

  /// Writes the clip.
  ///
  /// - Throws: `MediaError` or `FFmpegError`.
  package func run(_ progress: (RenderProgress) -> Bool) throws -> RenderOutcome {
    let muxer = try Muxer(format: rendition.container.rawValue, to: output)
    let track = try muxer.addTrack(
      packets.parameters, timeBase: packets.timeBase, rate: rate)
    muxer.setDisplayMatrix(packets.displayMatrix, of: track)
    let sound = try ClipSound(of: rendition, in: file, muxer)
    let writer = try ClipWriter(
      muxer, timeBase: packets.timeBase, sound: sound, rendition: rendition, source: file)
    let packet = try Packet()
    var count = 0
    while try packets.next(into: packet) {
      try writer.write(packet)
      count += 1
      let isWanted = progress(
        RenderProgress(frameCount: count, totalFrameCount: rendition.video.frameCount))
      guard isWanted else { throw MediaError(cancelled: output.path) }
    }
    try writer.finish()
    return RenderOutcome(frameCount: count)
  }
}
