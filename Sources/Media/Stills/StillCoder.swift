import CFFmpeg
import MediaModel
import System

/// Turns pixels into the bytes of an image file.
struct StillCoder {
  let format: StillRendition.Format

  /// FFmpeg's encoder.
  var encoderName: String {
    switch format {
    case .jpeg: "mjpeg"
    case .png: "png"
    case .webp: "libwebp"
    }
  }

  /// The most that files of the format hold.
  var richestLayout: StillPixels.Layout {
    switch format {
    case .png: StillPixels.Layout(isGray: true, hasAlpha: true, isDeep: true)
    case .jpeg: StillPixels.Layout(isGray: false, hasAlpha: false, isDeep: false)
    case .webp: StillPixels.Layout(isGray: false, hasAlpha: true, isDeep: false)
    }
  }

  /// Why a file of the format cannot hold the pixels, as a sentence that follows the path and a colon,
  /// or nil when it can.
  func obstacle(to pixels: StillPixels) -> String? {
    guard let size = pixels.size else { return "has no pixels." }
    let (name, limit) = nameAndLimit
    if size.longSide > limit {
      return "becomes \(size.width)×\(size.height) pixels; \(name) holds at most "
        + "\(limit) a side. Scale it down, or write a PNG."
    }
    if case .codePoints = pixels.label, name != "a PNG" {
      return "has colours beyond sRGB without a colour profile, which \(name) cannot name; convert "
        + "them to BT.709, or write a PNG."
    }
    return nil
  }

  private var nameAndLimit: (String, Int) {
    switch format {
    case .jpeg: ("a JPEG", 65_500)
    case .png: ("a PNG", Int(Int32.max))
    case .webp: ("a WebP", 16_383)
    }
  }

  /// How hard an encoder tries where nothing is lost.
  enum Effort {
    /// On real frames in 4K, a quarter of the time of `most` for 8 % more bytes in PNG.
    case usual
    /// As far as it is worth the time where bytes are scarce.
    case most
  }

  /// The whole file.
  ///
  /// - Throws: `FFmpegError` when this build lacks the encoder or it refuses.
  package func bytes(
    of pixels: StillPixels, effort: Effort = .usual
  ) throws(FFmpegError) -> [UInt8] {
    switch format {
    case .png:
      let coded = try encoded(
        pixels, as: pixels.layout.pngFormatName, color: pixels.layout.color,
        options: ["pred": "mixed", "compression_level": effort == .most ? "6" : "4"])
      return PNGFile(coded, label: pixels.label).bytes
    case .jpeg(let quality, let halvesChroma):
      let color = ColorFacts(matrix: "bt470bg", range: .full)
      let coded = try encoded(
        pixels, as: halvesChroma ? "yuvj420p" : "yuvj444p", color: color,
        quantization: JPEGQuantization(quality: quality))
      return JPEGFile(coded, label: pixels.label).bytes
    case .webp(let quality):
      // The encoder takes RGB, and makes BT.601 of it where it is not lossless.
      let coded = try encoded(
        pixels, as: "bgra", color: ColorFacts(matrix: "gbr", range: .full),
        options: quality.map { ["quality": "\(min(max($0, 1), 100))"] }
          // More takes twice as long and gains nothing.
          ?? ["lossless": "1", "quality": "50", "compression_level": "2"])
      return WebPFile(coded, label: pixels.label, size: pixels.size).bytes
    }
  }

  private func encoded(
    _ pixels: StillPixels, as formatName: String, color: ColorFacts,
    options: [String: String] = [:], quantization: JPEGQuantization? = nil
  ) throws(FFmpegError) -> [UInt8] {
    let frame = try StillPixels.filtered(
      pixels.frame,
      FrameRendition(
        sourceColor: pixels.layout.color, resultColor: color, pixelFormat: formatName))
    frame.dropCompanions()
    let encoder = try Encoder(encoderName, options: options) { context, _ throws(FFmpegError) in
      context.pointee.width = frame.raw.pointee.width
      context.pointee.height = frame.raw.pointee.height
      context.pointee.pix_fmt = AVPixelFormat(rawValue: frame.raw.pointee.format)
      context.pointee.time_base = AVRational(num: 1, den: 1)
      // Without it the JPEG encoder writes no JFIF header.
      context.pointee.sample_aspect_ratio = AVRational(num: 1, den: 1)
      context.pointee.thread_count = 1
      context.pointee.flags |= Int32(bitPattern: UInt32(AV_CODEC_FLAG_BITEXACT))
      color.tag(context)
      try quantization?.apply(to: context, frame)
    }
    try encoder.send(frame)
    try encoder.send(nil)
    let packet = try Packet()
    guard try encoder.receive(into: packet), let data = packet.raw.pointee.data else {
      throw FFmpegError(function: "avcodec_receive_packet", code: cff_error_end_of_file)
    }
    return Array(UnsafeBufferPointer(start: data, count: Int(packet.raw.pointee.size)))
  }
}

extension StillPixels.Layout {
  /// FFmpeg's name of the format in which PNG stores such values.
  fileprivate var pngFormatName: String {
    guard isDeep else { return formatName }
    return isGray ? "gray16be" : hasAlpha ? "rgba64be" : "rgb48be"
  }
}

extension Frame {
  /// Lets go of everything but the image, so that no encoder writes it: metadata, place, profile.
  fileprivate func dropCompanions() {
    while raw.pointee.nb_side_data > 0, let first = raw.pointee.side_data[0] {
      av_frame_remove_side_data(raw, first.pointee.type)
    }
    av_dict_free(&raw.pointee.metadata)
  }
}

/// One decoded image on its way into a file.
struct StillWriting {
  let still: DecodedStill
  let picture: FrameRendition
  /// The path that errors name.
  let source: String

  /// Writes the image in the first of some formats that is small enough, else in the last one, and
  /// proves it.
  func write(
    _ formats: [StillRendition.Format], within maximum: Int64?, to output: OutputFile
  ) throws(MediaError) -> StillProof {
    guard let last = formats.last else {
      preconditionFailure("An image is written in some format.")
    }
    var shaped: StillPixels?
    for format in formats {
      let coder = StillCoder(format: format)
      if shaped?.most != coder.richestLayout { shaped = nil }
      let pixels: StillPixels
      if let shaped { pixels = shaped } else { pixels = try self.pixels(for: coder) }
      shaped = pixels
      let bytes = try bytes(of: pixels, coder, within: maximum)
      guard format == last || maximum.map({ Int64(bytes.count) <= $0 }) ?? true else { continue }
      try MediaError.asMedia(try output.startOver())
      try MediaError.asMedia(try output.write(bytes))
      return try StillReadBack(meant: pixels, format: format).proof(of: output)
    }
    preconditionFailure("The last format is always written.")
  }

  private func pixels(for coder: StillCoder) throws(MediaError) -> StillPixels {
    let pixels: StillPixels
    do throws(FFmpegError) {
      pixels = try StillPixels(still, shapedBy: picture, within: coder.richestLayout)
    } catch {
      throw MediaError(encoding: source, error)
    }
    if let obstacle = coder.obstacle(to: pixels) {
      throw MediaError(.unsupported, path: source, reason: obstacle)
    }
    return pixels
  }

  private func bytes(
    of pixels: StillPixels, _ coder: StillCoder, within maximum: Int64?
  ) throws(MediaError) -> [UInt8] {
    do throws(FFmpegError) {
      let bytes = try coder.bytes(of: pixels)
      guard coder.format == .png, let maximum, bytes.count > maximum else { return bytes }
      return try coder.bytes(of: pixels, effort: .most)
    } catch {
      throw MediaError(encoding: source, error)
    }
  }
}
