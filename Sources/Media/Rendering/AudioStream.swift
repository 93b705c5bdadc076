import CFFmpeg
import MediaModel

/// The encoded audio of a rendition.
final class AudioStream {
  let encoder: Encoder
  private let source: AudioSource
  private let graph: FilterGraph?
  /// How many samples are presented.
  private let sampleCount: Int
  private var sent = 0
  private var isSourceDone = false
  private var isFinished = false

  /// Opens source and encoder.
  ///
  /// - Throws: `MediaError` when the audio cannot be decoded or encoded.
  init(
    _ rendition: AudioRendition, _ encoding: AudioEncoding, of video: VideoRendition,
    lasting duration: MediaTime, in file: FileBytes, hasGlobalHeader: Bool
  ) throws(MediaError) {
    do throws(FFmpegError) {
      encoder = try encoding.encoder(hasGlobalHeader: hasGlobalHeader)
    } catch {
      throw MediaError(encoding: file.path, error)
    }
    let frameSize = Int(encoder.context.pointee.frame_size)
    source = try AudioSource(
      track: rendition.track, range: video.range, duration: duration,
      repeats: video.arrangement == .loop, blockSize: frameSize > 0 ? frameSize : 1024, in: file)
    sampleCount = encoding.sampleCount(
      presenting: duration, within: rendition.span, frameSize: frameSize,
      priming: Int(encoder.context.pointee.initial_padding))
    do throws(FFmpegError) {
      graph = try Self.conversion(from: source.layout, to: encoder, frameSize: frameSize)
    } catch {
      throw MediaError(encoding: file.path, error)
    }
  }

  /// Gets the next packet; false at the end.
  func next(into packet: Packet) throws(FFmpegError) -> Bool {
    while true {
      if try encoder.receive(into: packet) { return true }
      guard !isFinished else { return false }
      try feed()
    }
  }

  private func feed() throws(FFmpegError) {
    guard sent < sampleCount, let frame = try nextFrame() else {
      try encoder.send(nil)
      isFinished = true
      return
    }
    let count = min(Int(frame.raw.pointee.nb_samples), sampleCount - sent)
    frame.raw.pointee.nb_samples = Int32(count)
    frame.raw.pointee.pts = Int64(sent)
    sent += count
    try encoder.send(frame)
  }

  /// The next frame in the encoder's own layout.
  private func nextFrame() throws(FFmpegError) -> Frame? {
    guard let graph else { return try source.next() }
    let frame = try Frame()
    while true {
      if try graph.receive(into: frame) { return frame }
      guard !isSourceDone else { return nil }
      if let block = try source.next() {
        try graph.send(block)
      } else {
        isSourceDone = true
        try graph.send(nil)
      }
    }
  }

  /// Filters that bring audio into the encoder's layout, or nil when it has that already.
  private static func conversion(
    from layout: AudioAssembler.Layout, to encoder: Encoder, frameSize: Int
  ) throws(FFmpegError) -> FilterGraph? {
    let context = encoder.context
    var wanted = context.pointee.ch_layout
    var given = layout.channels
    let isSame =
      layout.format == context.pointee.sample_fmt && layout.rate == context.pointee.sample_rate
      && av_channel_layout_compare(&wanted, &given) == 0
    guard !isSame else { return nil }
    let format = av_get_sample_fmt_name(layout.format).map { String(cString: $0) } ?? "fltp"
    let result =
      av_get_sample_fmt_name(context.pointee.sample_fmt).map { String(cString: $0) } ?? "fltp"
    var chain =
      "aresample=\(context.pointee.sample_rate),aformat=sample_fmts=\(result)"
      + ":channel_layouts=\(wanted.name)"
    if frameSize > 0 { chain += ",asetnsamples=n=\(frameSize):p=0" }
    return try FilterGraph(
      .sound(
        "sample_fmt=\(format):sample_rate=\(layout.rate):time_base=1/\(layout.rate)"
          + ":channel_layout=\(given.name)"), description: chain)
  }
}

extension AVChannelLayout {
  /// FFmpeg's name; an order without meaning is taken for the usual one of as many channels.
  fileprivate var name: String {
    var layout = self
    var usual = AVChannelLayout()
    if layout.order == AV_CHANNEL_ORDER_UNSPEC {
      av_channel_layout_default(&usual, layout.nb_channels)
      layout = usual
    }
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { buffer in
      buffer.initialize(repeating: 0)
      guard let text = buffer.baseAddress,
        av_channel_layout_describe(&layout, text, buffer.count) > 0
      else { return "stereo" }
      return String(cString: text)
    }
  }
}

extension MediaError {
  /// The error for what cannot be encoded or wrapped.
  init(encoding path: String, _ error: FFmpegError) {
    let isMissing =
      [cff_error_encoder_not_found, cff_error_filter_not_found].contains(error.code)
    self.init(
      isMissing ? .unsupported : .writeFailed, path: path,
      reason: isMissing
        ? "this build of FFmpeg lacks what is needed: \(error.function)."
        : "cannot be encoded: \(error).")
  }
}
