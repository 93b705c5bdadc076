import CFFmpeg
import MediaModel

/// The coded audio of a result, wherever it comes from.
enum ClipAudio {
  case encoded(AudioStream)
  case copied(CopiedPackets)

  /// The audio of a rendition, or nil when it has none.
  ///
  /// - Throws: `MediaError` when it cannot be read, decoded or encoded.
  init?(of rendition: ClipRendition, in file: FileBytes, _ muxer: Muxer) throws(MediaError) {
    guard let audio = rendition.audio else { return nil }
    let range = rendition.video.range
    let duration = rendition.video.duration ?? range.end - range.start
    switch audio.method {
    case .copy:
      self = .copied(
        try CopiedPackets(
          sound: audio.track, from: range.start, to: range.start + duration, in: file))
    case .encode(let encoding):
      let duration = rendition.video.duration ?? range.end - range.start
      var bounded = audio
      // Matroska's header counts the priming; with it, audio still ends with the frames.
      if rendition.container == .webm || rendition.container == .mkv {
        bounded.span = min(audio.span ?? duration, duration)
      }
      self = .encoded(
        try AudioStream(
          bounded, encoding, of: rendition.video, lasting: duration, in: file,
          hasGlobalHeader: muxer.wantsGlobalHeaders))
    }
  }

  /// Seconds a tick of packets' times.
  var timeBase: AVRational {
    switch self {
    case .encoded(let stream): stream.encoder.timeBase
    case .copied(let packets): packets.timeBase
    }
  }

  /// Samples that the encoder put in front; 0 for audio that is copied.
  var primingSampleCount: Int64 {
    switch self {
    case .encoded(let stream): Int64(stream.encoder.context.pointee.initial_padding)
    case .copied: 0
    }
  }

  /// Gets the next packet; false at the end.
  func next(into packet: Packet) throws -> Bool {
    switch self {
    case .encoded(let stream): try stream.next(into: packet)
    case .copied(let packets): try packets.next(into: packet)
    }
  }

  /// Adds a track for the audio.
  func addTrack(to muxer: Muxer) throws(FFmpegError) -> Int {
    switch self {
    case .encoded(let stream):
      try stream.encoder.withParameters { parameters throws(FFmpegError) in
        try muxer.addTrack(parameters, timeBase: stream.encoder.timeBase)
      }
    case .copied(let packets):
      try muxer.addTrack(packets.parameters, timeBase: packets.timeBase)
    }
  }
}

/// Puts decoded audio where it belongs, to the sample: cuts what lies before, fills gaps with silence,
/// and gives blocks of one size.
struct AudioAssembler {
  /// How decoded audio is laid out.
  struct Layout {
    var format: AVSampleFormat
    var rate: Int32
    var channels: AVChannelLayout
  }

  private let layout: Layout
  private let blockSize: Int
  private var block: Frame?
  private var filled = 0
  /// How many samples are in finished blocks and the one at work.
  private(set) var position = 0
  /// Blocks that are full.
  private var finished: [Frame] = []

  init(_ layout: Layout, blockSize: Int) {
    self.layout = layout
    self.blockSize = blockSize
  }

  /// Time stamps may be off by so many samples before audio is moved: containers with coarse clocks
  /// round, and audio that follows without a gap must not be torn.
  private var tolerance: Int { Int(layout.rate) / 200 }

  /// Adds audio whose first sample belongs to a place; places may lie before 0 and up to `limit`.
  mutating func add(_ frame: Frame, at place: Int, limit: Int) throws(FFmpegError) {
    let count = Int(frame.raw.pointee.nb_samples)
    var start = place
    if position > 0, abs(place - position) <= tolerance { start = position }
    if start > position { try addSilence(upTo: min(start, limit)) }
    let skipped = max(0, position - start)
    guard skipped < count else { return }
    try copy(frame, from: skipped, count: min(count - skipped, limit - position))
  }

  /// Adds silence up to a place.
  mutating func addSilence(upTo place: Int) throws(FFmpegError) {
    while position < place {
      let room = try room()
      let count = min(room.space, place - position)
      try check("av_samples_set_silence") {
        av_samples_set_silence(
          room.frame.raw.pointee.extended_data, Int32(filled), Int32(count),
          layout.channels.nb_channels, layout.format)
      }
      advance(count)
    }
  }

  /// The next full block, or nil.
  mutating func next() -> Frame? { finished.isEmpty ? nil : finished.removeFirst() }

  /// The last block, which need not be full, or nil.
  mutating func rest() -> Frame? {
    guard let block, filled > 0 else { return nil }
    block.raw.pointee.nb_samples = Int32(filled)
    self.block = nil
    filled = 0
    return block
  }

  private mutating func copy(_ frame: Frame, from offset: Int, count: Int) throws(FFmpegError) {
    var done = 0
    while done < count {
      let room = try room()
      let part = min(room.space, count - done)
      try check("av_samples_copy") {
        av_samples_copy(
          room.frame.raw.pointee.extended_data, frame.raw.pointee.extended_data, Int32(filled),
          Int32(offset + done), Int32(part), layout.channels.nb_channels, layout.format)
      }
      done += part
      advance(part)
    }
  }

  private mutating func room() throws(FFmpegError) -> (frame: Frame, space: Int) {
    if let block { return (block, blockSize - filled) }
    let created = try Frame()
    created.raw.pointee.format = layout.format.rawValue
    created.raw.pointee.sample_rate = layout.rate
    created.raw.pointee.nb_samples = Int32(blockSize)
    var channels = layout.channels
    try check("av_channel_layout_copy") {
      av_channel_layout_copy(&created.raw.pointee.ch_layout, &channels)
    }
    try check("av_frame_get_buffer") { av_frame_get_buffer(created.raw, 0) }
    block = created
    filled = 0
    return (created, blockSize)
  }

  private mutating func advance(_ count: Int) {
    filled += count
    position += count
    guard filled == blockSize, let block else { return }
    block.raw.pointee.pts = Int64(position - blockSize)
    finished.append(block)
    self.block = nil
    filled = 0
  }
}
