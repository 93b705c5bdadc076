import CFFmpeg
import MediaModel

/// The coded sound of a result, wherever it comes from.
enum ClipSound {
  case encoded(SoundStream)
  case copied(CopiedPackets)

  /// The sound of a rendition, or nil when it has none.
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
      // Matroska's header counts the priming; with it, sound still ends with the pictures.
      if rendition.container == .webm || rendition.container == .mkv {
        bounded.span = min(audio.span ?? duration, duration)
      }
      self = .encoded(
        try SoundStream(
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

  /// Samples that the encoder put in front; 0 for sound that is taken over.
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

  /// Adds a track for the sound.
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
