import CFFmpeg
import MediaModel
import System

/// Carries out a rendition whose pictures are encoded.
final class ClipEncoder {
  private let rendition: ClipRendition
  private let encoding: VideoEncoding
  private let file: FileBytes
  private let output: OutputFile
  private let pictures: PictureStream
  private var quality = EncodingQuality()
  /// The last packet of the encoder; encoders do not say how long it lasts.
  private var held: Packet?

  /// Opens the source.
  ///
  /// - Throws: `MediaError` when it cannot be read or decoded.
  init(
    _ rendition: ClipRendition, _ picture: PictureRendition, _ encoding: VideoEncoding,
    of file: FileBytes, to output: OutputFile
  ) throws(MediaError) {
    self.rendition = rendition
    self.encoding = encoding
    self.file = file
    self.output = output
    pictures = try PictureStream(
      rendition.video, picture, of: file, toleratesDamage: rendition.toleratesDamage)
    resultColor = picture.resultColor
  }

  private let resultColor: ColorFacts

  /// Writes the clip.
  ///
  /// - Throws: `MediaError` or `FFmpegError`.
  package func run(_ progress: (RenderProgress) -> Bool) throws -> RenderOutcome {
    let frame = try Frame()
    guard try pictures.next(into: frame) else {
      throw MediaError(.damaged, path: file.path, reason: "has no picture in the wanted part.")
    }
    let muxer = try Muxer(format: rendition.container.rawValue, to: output)
    let encoder = try encoder(for: frame, muxer)
    let sound = try ClipSound(of: rendition, in: file, muxer)
    let writer = try ClipWriter(
      muxer, timeBase: pictures.timeBase, sound: sound, rendition: rendition, source: file)
    var hasFrame = true
    while hasFrame {
      try encoder.send(frame)
      av_frame_unref(frame.raw)
      try drain(encoder, writer)
      let isWanted = progress(
        RenderProgress(
          frameCount: pictures.count, totalFrameCount: rendition.video.frameCount))
      guard isWanted else { throw MediaError(cancelled: output.path) }
      hasFrame = try pictures.next(into: frame)
    }
    try encoder.send(nil)
    try drain(encoder, writer)
    try writeHeld(until: pictures.end, writer)
    try writer.finish()
    return RenderOutcome(
      frameCount: pictures.count, lumaPSNR: quality.lumaPSNR(bitDepth: 8),
      meanQuantizer: quality.meanQuantizer, damage: pictures.damageNotes)
  }

  private func drain(_ encoder: Encoder, _ writer: ClipWriter) throws {
    var packet = try Packet()
    while try encoder.receive(into: packet) {
      quality.add(packet, pixelCount: encoder.pixelCount)
      if encoder.timeBase != pictures.timeBase {
        av_packet_rescale_ts(packet.raw, encoder.timeBase, pictures.timeBase)
      }
      try writeHeld(until: packet.raw.pointee.pts, writer)
      held = packet
      packet = try Packet()
    }
  }

  /// Writes the packet that was held back, now that it is known how long it lasts.
  private func writeHeld(until time: Int64, _ writer: ClipWriter) throws {
    guard let packet = held else { return }
    packet.raw.pointee.duration = time - packet.raw.pointee.pts
    try writer.write(packet)
    held = nil
  }

  private func encoder(for frame: Frame, _ muxer: Muxer) throws -> Encoder {
    guard
      let size = PixelSize(
        width: Int(frame.raw.pointee.width), height: Int(frame.raw.pointee.height))
    else {
      throw MediaError(.damaged, path: file.path, reason: "has pictures without a size.")
    }
    let rate: AVRational? =
      switch rendition.video.timing {
      case .even(let rate), .resampled(let rate): rate.framesPerSecond.fraction
      case .original: averageRate
      }
    let encoder = try encoding.encoder(
      for: VideoEncoding.Pictures(
        size: size, pixelFormat: AVPixelFormat(rawValue: frame.raw.pointee.format),
        timeBase: pictures.timeBase, rate: rate, color: resultColor,
        pixelAspect: pictures.pixelAspect, hasGlobalHeader: muxer.wantsGlobalHeaders))
    _ = try encoder.withParameters { parameters throws(FFmpegError) in
      try muxer.addTrack(parameters, timeBase: pictures.timeBase, rate: rate)
    }
    return encoder
  }

  private var averageRate: AVRational? {
    let length = (rendition.video.range.end - rendition.video.range.start).seconds
    return (Rational(rendition.video.frameCount) / length)?.fraction
  }
}

// One task owns it at a time.
@available(*, unavailable)
extension ClipEncoder: Sendable {}

extension AVRational {
  fileprivate static func != (left: AVRational, right: AVRational) -> Bool {
    av_cmp_q(left, right) != 0
  }
}

extension Encoder {
  /// Pixels a picture.
  fileprivate var pixelCount: Int { Int(context.pointee.width) * Int(context.pointee.height) }
}

extension MediaError {
  /// The error for what was cancelled.
  init(cancelled path: String) {
    self.init(.cancelled, path: path, reason: "was not written: cancelled.")
  }
}
