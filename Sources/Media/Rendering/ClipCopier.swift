import CFFmpeg
import MediaModel
import System

/// Carries out a rendition whose coded frames are copied.
struct ClipCopier {
  private let rendition: ClipRendition
  private let file: FileBytes
  private let output: OutputFile
  private let packets: CopiedPackets

  /// Opens the source.
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
    let sound = try ClipAudio(of: rendition, in: file, muxer)
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

/// The coded packets of a track, or of a part of it, in file order.
final class CopiedPackets {
  private let demuxer: Demuxer
  private let stream: MediaStream
  private let file: FileBytes
  /// The times of showing of packets that are wanted, in ticks of the stream; nil for all.
  private var range: Range<Int64>?
  /// Where audio ends that is read from the first packet on, in ticks of the stream; nil for the rest.
  private var soundEnd: Int64?
  private var isDone = false
  /// What is subtracted from times so that the result starts at 0, in ticks of the stream.
  private(set) var origin: Int64 = 0

  /// Opens a track and goes to the frames from a time of the file, which becomes 0, to another.
  ///
  /// - Throws: `MediaError` when the file cannot be read.
  convenience init(
    pictures track: Int, from start: MediaTime, to end: MediaTime, in file: FileBytes
  ) throws(MediaError) {
    try self.init(track, file)
    origin = stream.ticks(reaching: start)
    range = origin..<max(origin, stream.ticks(reaching: end))
    if origin > stream.startTicks {
      _ = demuxer.seek(to: origin, in: stream)
    }
  }

  /// Opens a track of audio at its first packet; a time of the file becomes 0, and the last packet is cut
  /// where the frames end.
  ///
  /// - Throws: `MediaError` when the file cannot be read.
  convenience init(
    sound track: Int, from start: MediaTime, to end: MediaTime, in file: FileBytes
  ) throws(MediaError) {
    try self.init(track, file)
    origin = stream.ticks(reaching: start)
    soundEnd = (end.seconds / stream.timeBase)?.roundedDown
  }

  private init(_ track: Int, _ file: FileBytes) throws(MediaError) {
    self.file = file
    do throws(FFmpegError) {
      demuxer = try Demuxer(file)
      // The writer of the result needs to know more than most headers tell.
      if !demuxer.isDescribedByHeader { try demuxer.findStreamInfo(withoutEndOfFile: true) }
      guard let found = demuxer.streams.first(where: { $0.index == track }) else {
        throw FFmpegError(function: "avformat_open_input", code: cff_error_stream_not_found)
      }
      stream = found
      demuxer.keepOnly([track])
    } catch {
      throw MediaError(decoding: file.path, error)
    }
  }

  var parameters: UnsafePointer<AVCodecParameters> { UnsafePointer(stream.parameters) }
  var timeBase: AVRational { stream.raw.pointee.time_base }
  /// Frames a second as the source says, or nil.
  var rate: AVRational? {
    let rate = stream.raw.pointee.avg_frame_rate
    return rate.num > 0 && rate.den > 0 ? rate : nil
  }
  /// How the source's frames have to be turned, to be told again.
  var displayMatrix: UnsafeRawBufferPointer? { stream.sideData(AV_PKT_DATA_DISPLAYMATRIX) }

  /// Gets the next packet, its times counted from the start; false at the end.
  ///
  /// - Throws: `MediaError` when the file cannot be read on.
  func next(into packet: Packet) throws(MediaError) -> Bool {
    guard !isDone else { return false }
    do throws(FFmpegError) {
      while try demuxer.read(into: packet) {
        guard Int(packet.raw.pointee.stream_index) == stream.index else { continue }
        if let range {
          let shown = packet.raw.pointee.pts
          let decoded = packet.raw.pointee.dts
          if decoded != cff_no_timestamp, decoded >= range.upperBound { break }
          guard range.contains(shown) else { continue }
        }
        if let soundEnd, packet.raw.pointee.pts != cff_no_timestamp {
          let rest = soundEnd.subtractingClamped(packet.raw.pointee.pts)
          guard rest > 0 else { break }
          packet.raw.pointee.duration = min(packet.raw.pointee.duration, rest)
        }
        if packet.raw.pointee.pts != cff_no_timestamp { packet.raw.pointee.pts -= origin }
        if packet.raw.pointee.dts != cff_no_timestamp { packet.raw.pointee.dts -= origin }
        return true
      }
    } catch {
      throw MediaError(
        .damaged, path: file.path, reason: "cannot be read to the end of the wanted part: \(error)."
      )
    }
    isDone = true
    return false
  }
}

extension Demuxer {
  /// Whether a header describes streams as fully as a writer needs it.
  fileprivate var isDescribedByHeader: Bool {
    let names = formatNames
    guard names.contains("mp4") || names.contains("matroska") else { return false }
    // Of MPEG-4 Part 2 and H.263, FFmpeg takes the size from the frames alone; MP4 says the pixel
    // format of VP9, which only the frames tell.
    return streams.allSatisfy { stream in
      guard stream.type == AVMEDIA_TYPE_VIDEO else { return true }
      let isVP9 = stream.codecID == AV_CODEC_ID_VP9
      return stream.parameters.pointee.width > 0
        && (!isVP9 || stream.parameters.pointee.format != AV_PIX_FMT_NONE.rawValue)
    }
  }
}
