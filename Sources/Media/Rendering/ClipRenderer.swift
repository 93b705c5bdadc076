import CFFmpeg
import MediaModel
package import System

/// Writes clips: decodes from the access point before the cut, filters, encodes and wraps in one pass,
/// or copies coded frames.
package enum ClipRenderer {
  /// Why this build of FFmpeg cannot carry a rendition out, as a sentence, or nil when it can: an
  /// encoder or a filter is missing.
  package static func obstacle(to rendition: ClipRendition) -> String? {
    var encoders: [String] = []
    var filters: [String] = []
    if case .encode(let picture, let encoding) = rendition.video.method {
      encoders.append(encoding.codec.encoderName)
      filters = FrameFilters.names(for: picture)
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
    try MediaError.asMedia(try output.startOver())
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

/// How far a rendition is.
package struct RenderProgress: Sendable, Hashable {
  /// Frames written so far.
  package var frameCount: Int
  /// Frames to be written.
  package var totalFrameCount: Int

  package init(frameCount: Int, totalFrameCount: Int) {
    self.frameCount = frameCount
    self.totalFrameCount = totalFrameCount
  }
}

/// What came of a rendition.
package struct RenderOutcome: Sendable, Hashable {
  /// Frames written.
  package var frameCount: Int
  /// The mean peak signal-to-noise ratio of the luma against what went into the encoder, in dB; nil
  /// when nothing was encoded or the encoder does not tell.
  package var lumaPSNR: Double?
  /// The mean quantizer of the encoder, or nil.
  package var meanQuantizer: Double?
  /// What was replaced because it could not be decoded, a sentence each.
  package var damage: [String] = []
}

/// Carries out a rendition whose frames are encoded.
final class ClipEncoder {
  private let rendition: ClipRendition
  private let encoding: VideoEncoding
  private let file: FileBytes
  private let output: OutputFile
  private let pictures: VideoStream
  private var quality = EncodingQuality()
  /// The last packet of the encoder; encoders do not say how long it lasts.
  private var held: Packet?

  /// Opens the source.
  init(
    _ rendition: ClipRendition, _ picture: FrameRendition, _ encoding: VideoEncoding,
    of file: FileBytes, to output: OutputFile
  ) throws(MediaError) {
    self.rendition = rendition
    self.encoding = encoding
    self.file = file
    self.output = output
    pictures = try VideoStream(
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
      throw MediaError(.damaged, path: file.path, reason: "has no frame in the wanted part.")
    }
    let muxer = try Muxer(format: rendition.container.rawValue, to: output)
    let encoder = try encoder(for: frame, muxer)
    let sound = try ClipAudio(of: rendition, in: file, muxer)
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
      throw MediaError(.damaged, path: file.path, reason: "has frames without a size.")
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

extension AVRational {
  fileprivate static func != (left: AVRational, right: AVRational) -> Bool {
    av_cmp_q(left, right) != 0
  }
}

extension Encoder {
  /// Pixels a frame.
  fileprivate var pixelCount: Int { Int(context.pointee.width) * Int(context.pointee.height) }
}

extension MediaError {
  /// The error for what was cancelled.
  init(cancelled path: String) {
    self.init(.cancelled, path: path, reason: "was not written: cancelled.")
  }
}
