import CFFmpeg
import MediaModel

/// The decoded audio of a range of a track, in blocks that follow each other without a gap.
final class AudioSource {
  private let track: Int
  private let file: FileBytes
  private let range: FrameRange
  private let blockSize: Int
  private let repeats: Bool
  private var source: FrameSource
  private let decoded: Frame
  private var assembler: AudioAssembler?
  private(set) var layout: AudioAssembler.Layout
  /// How many samples of the source's rate the result has.
  private let total: Int
  /// Where the pass starts, in samples.
  private var passStart = 0
  private var isPassDone = false
  private var isFirstFrameWaiting = false

  /// Sound is decoded from so long before the range: what coders overlap and pre-roll.
  private static let preroll = MediaTime(seconds: Rational(1, 4) ?? 0)

  /// Opens a track and goes to the range; the result lasts for a duration, in which what the range
  /// lacks is silent or, with `repeats`, the range again.
  ///
  /// - Throws: `MediaError` when the file or its track cannot be read or decoded.
  init(
    track: Int, range: FrameRange, duration: MediaTime, repeats: Bool, blockSize: Int,
    in file: FileBytes
  ) throws(MediaError) {
    self.track = track
    self.file = file
    self.range = range
    self.blockSize = blockSize
    self.repeats = repeats
    source = try Self.source(track: track, range: range, in: file)
    do throws(FFmpegError) {
      decoded = try Frame()
      isFirstFrameWaiting = source.next(into: decoded)
      // Without a single frame there is silence, as the container describes it.
      let parameters = source.stream.parameters
      layout =
        isFirstFrameWaiting
        ? AudioAssembler.Layout(decoded)
        : AudioAssembler.Layout(
          format: AV_SAMPLE_FMT_FLTP, rate: max(8000, parameters.pointee.sample_rate),
          channels: parameters.pointee.ch_layout)
    } catch {
      throw MediaError(decoding: file.path, error)
    }
    total = Int((duration.seconds * Rational(Int(layout.rate))).roundedUp)
    assembler = AudioAssembler(layout, blockSize: blockSize)
  }

  /// The next block, or nil at the end.
  func next() throws(FFmpegError) -> Frame? {
    while true {
      if let block = assembler?.next() { return block }
      guard (assembler?.position ?? total) < total else { return assembler?.rest() }
      if isPassDone {
        try addSilence(upTo: total)
      } else {
        try step()
      }
    }
  }

  private func step() throws(FFmpegError) {
    let isFrame = isFirstFrameWaiting || source.next(into: decoded)
    isFirstFrameWaiting = false
    let rate = Rational(Int(layout.rate))
    let length = Int(((range.end - range.start).seconds * rate).roundedDown)
    let limit = min(total, passStart.addingClamped(length))
    let place = isFrame ? self.place(rate: rate) : nil
    if isFrame, let place, passStart + place < limit {
      // Another layout midway cannot be mixed in; it is left silent.
      guard AudioAssembler.Layout(decoded).isEqual(to: layout) else { return }
      if let assembler, passStart + place - assembler.position > Self.longestSilence {
        // The frame waits until the gap before it is filled.
        isFirstFrameWaiting = true
        try addSilence(upTo: passStart + place)
        return
      }
      try assembler?.add(decoded, at: passStart + place, limit: limit)
      return
    }
    guard !isFrame || place != nil else { return }
    guard try addSilence(upTo: limit) else { return }
    guard repeats, limit < total, length > 0 else {
      isPassDone = true
      return
    }
    passStart = limit
    do {
      source = try Self.source(track: track, range: range, in: file)
    } catch {
      isPassDone = true
    }
  }

  /// The sample at which the last frame belongs, counted from the start of the range, or nil when
  /// unknown.
  private func place(rate: Rational) -> Int? {
    guard let ticks = source.time, let time = source.stream.time(ticks) else {
      return nil
    }
    let place = (time - range.start).seconds * rate
    let sample = Int((place + (Rational(1, 2) ?? 0)).roundedDown)
    return min(max(sample, -Self.farthestSample), Self.farthestSample)
  }

  /// No sample of a file lies farther from the start of a range.
  private static let farthestSample = 1 << 60

  /// So many samples of silence at most are made at a time: a gap may last for years.
  private static let longestSilence = 1 << 16

  /// Adds silence up to a place; false when a part of it is left for the next time.
  @discardableResult
  private func addSilence(upTo place: Int) throws(FFmpegError) -> Bool {
    let position = assembler?.position ?? place
    let end = min(place, position.addingClamped(Self.longestSilence))
    try assembler?.addSilence(upTo: end)
    return end == place || position >= place
  }

  private static func source(
    track: Int, range: FrameRange, in file: FileBytes
  ) throws(MediaError) -> FrameSource {
    let source = try FrameSource(track: track, in: file, threadCount: 1)
    let start = source.stream.ticks(reaching: range.start - preroll)
    guard start > source.stream.startTicks else { return source }
    return source.seek(toKeyFrameAtOrBefore: start) != nil
      ? source : try FrameSource(track: track, in: file, threadCount: 1)
  }
}

extension AudioAssembler.Layout {
  /// The layout of decoded audio.
  init(_ frame: Frame) {
    self.init(
      format: AVSampleFormat(rawValue: frame.raw.pointee.format),
      rate: frame.raw.pointee.sample_rate, channels: frame.raw.pointee.ch_layout)
  }

  /// Whether audio of the other layout can follow.
  func isEqual(to other: Self) -> Bool {
    format == other.format && rate == other.rate
      && channels.nb_channels == other.channels.nb_channels
  }
}
