import CFFmpeg
import MediaModel

/// Wraps the coded frames and the audio of a rendition, side by side in time.
final class ClipWriter {
  private let muxer: Muxer
  private let videoTrack: Int
  private let timeBase: AVRational
  private let sound: ClipAudio?
  private let soundTrack: Int
  private let soundPacket: Packet
  /// What is added to times of audio: Matroska counts them from the start of the encoder's priming,
  /// and states how long that is.
  private let soundDelay: Int64
  private var isSoundWaiting = false
  private var isSoundDone = false

  /// Writes the header of a file whose first track is that of frames with times in `timeBase`.
  ///
  /// - Throws: `FFmpegError` when the muxer refuses, `MediaError` when the source does.
  init(
    _ muxer: Muxer, timeBase: AVRational, sound: ClipAudio?, rendition: ClipRendition,
    source: FileBytes
  ) throws {
    self.muxer = muxer
    self.timeBase = timeBase
    self.sound = sound
    videoTrack = 0
    soundTrack = try sound?.addTrack(to: muxer) ?? -1
    soundPacket = try Packet()
    let countsPriming = rendition.container == .webm || rendition.container == .mkv
    soundDelay = countsPriming ? sound?.primingSampleCount ?? 0 : 0
    isSoundDone = sound == nil
    if rendition.keepsMetadata {
      for (key, value) in try Demuxer(source).metadata { muxer.setMetadata(key, value) }
    }
    try muxer.writeHeader(options: Self.options(rendition, timeBase))
  }

  /// Writes a packet of frames, and the audio that is heard up to it.
  func write(_ packet: Packet) throws {
    let time = packet.raw.pointee.dts
    try muxer.write(packet, to: videoTrack, timeBase: timeBase)
    try writeSound(upTo: time)
  }

  /// Writes the rest of the audio and what comes last.
  func finish() throws {
    try writeSound(upTo: .max)
    try muxer.finish()
  }

  private func writeSound(upTo time: Int64) throws {
    while !isSoundDone, let sound {
      if !isSoundWaiting {
        guard try sound.next(into: soundPacket) else {
          isSoundDone = true
          return
        }
        soundPacket.raw.pointee.pts += soundDelay
        soundPacket.raw.pointee.dts += soundDelay
        isSoundWaiting = true
      }
      let isLater =
        time != .max
        && av_compare_ts(soundPacket.raw.pointee.dts, sound.timeBase, time, timeBase) > 0
      if isLater { return }
      try muxer.write(soundPacket, to: soundTrack, timeBase: sound.timeBase)
      isSoundWaiting = false
    }
  }

  /// How MP4 and MOV are written: index first, the movie's clock that of the frames, so that every
  /// duration in it is exact, and no timecode track from metadata.
  private static func options(
    _ rendition: ClipRendition, _ timeBase: AVRational
  ) -> [String: String] {
    switch rendition.container {
    case .webm, .mkv: return ["avoid_negative_ts": "disabled", "cues_to_front": "1"]
    case .mp4, .mov:
      // FFmpeg's clock of a track has at least 10,000 ticks a second.
      var timescale = timeBase.den
      while timescale > 0, timescale < 10_000 { timescale *= 2 }
      var flags = "+faststart"
      if rendition.video.method == .copy { flags += "+negative_cts_offsets" }
      return [
        "movflags": flags, "movie_timescale": "\(timescale)", "write_tmcd": "0",
      ]
    }
  }
}
