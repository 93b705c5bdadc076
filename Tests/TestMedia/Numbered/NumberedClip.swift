public import MediaModel
import Synchronization

/// A clip whose every frame shows its number and whose sound clicks as every tenth frame appears.
public struct NumberedClip: Sendable, Hashable {
  /// What is done to a finished ISO file.
  public enum Alteration: Sendable, Hashable {
    /// An edit list hides so many frames at the start of the pictures and the same time of the sound.
    case hidesFrames(Int)
    /// An edit list lets the pictures wait for so many milliseconds; sound does not.
    case delaysPictures(milliseconds: UInt64)
    /// The pictures are shown turned by a quarter of a circle.
    case quarterTurn
  }

  /// What is special about it, as a file name.
  public let name: String
  public var clip: SampleClip
  public var alteration: Alteration?

  /// A clip of 160 × 128 pixels with sound as long as its pictures, changed from the usual one.
  public init(
    _ name: String, frames: Int = 100, at rate: Rational = 25, alteration: Alteration? = nil,
    _ change: (inout SampleClip) -> Void = { _ in }
  ) {
    self.name = name
    self.alteration = alteration
    clip = SampleClip {
      $0.pictures = .numbers
      $0.frameCount = frames
      $0.frameRate = rate
      $0.width = 160
      $0.height = 128
      $0.keyFrameDistance = 250
      $0.sound = SampleClip.Sound(sampleCount: 0)
      change(&$0)
    }
    clip.soundOutClicks()
  }

  /// The numbers of the frames that players show.
  public var numbers: Range<Int> {
    if case .hidesFrames(let count) = alteration { return count..<clip.shownFrameCount }
    return 0..<clip.shownFrameCount
  }

  /// When the frame of a number is shown, in seconds after the first frame that players show.
  public func time(ofFrame number: Int) -> Rational {
    clip.time(ofFrame: number) - clip.time(ofFrame: numbers.lowerBound)
  }

  /// How much later frames are shown than the clicks that belong to them, in seconds.
  public var pictureDelay: Rational {
    guard case .delaysPictures(let milliseconds) = alteration else { return 0 }
    return Rational(Int64(milliseconds), 1000) ?? 0
  }

  /// The rate, or nil when it varies.
  public var rate: FrameRate? { clip.frameTimes == nil ? FrameRate(clip.frameRate) : nil }

  /// Writes the clip into a folder and returns its path.
  ///
  /// - Throws: `SampleClipError` when FFmpeg refuses.
  public func write(in folder: TemporaryFolder) throws -> String {
    let path = try clip.write(in: folder, named: "\(name).\(clip.container.rawValue)")
    guard let alteration else { return path }
    var file = try MP4File(path: path)
    switch alteration {
    case .hidesFrames(let count): try file.hideStart(clip.time(ofFrame: count))
    case .delaysPictures(let milliseconds): try file.delayPictures(milliseconds: milliseconds)
    case .quarterTurn:
      try file.setMatrix([0, 0x10000, 0, -0x10000, 0, 0, 128 << 16, 0, 0x4000_0000])
    }
    return try file.write(in: folder, named: "\(name).\(clip.container.rawValue)")
  }

  /// What somebody sees and hears who plays the clip, which was written to a path; equal clips are
  /// played once in a process.
  ///
  /// - Throws: ``ExternalProgram/Failure`` when the tools cannot.
  public func played(at path: String) throws -> PlayedClip {
    if let played = Self.played.withLock({ $0[self] }) { return played }
    let played = try PlayedClip(path)
    Self.played.withLock { $0[self] = played }
    return played
  }

  private static let played = Mutex<[NumberedClip: PlayedClip]>([:])
}

extension NumberedClip: CustomStringConvertible {
  public var description: String { name }
}

extension SampleClip {
  /// How many frames are made.
  var shownFrameCount: Int { frameTimes?.count ?? frameCount }

  /// When a frame is shown, in seconds after the first.
  func time(ofFrame number: Int) -> Rational {
    guard let frameTimes else { return (Rational(Int64(number)) / frameRate) ?? 0 }
    let ticks = Rational(frameTimes[number] - frameTimes[0])
    return (ticks / Rational(timescale)) ?? 0
  }

  /// Lets the sound click with every tenth frame; sound without a length gets that of the pictures.
  mutating func soundOutClicks() {
    guard var sound else { return }
    let rate = Rational(Int64(sound.sampleRate))
    let offset = (Rational(firstFrame) / frameRate) ?? 0
    if sound.sampleCount == 0 {
      let end = time(ofFrame: shownFrameCount - 1) + ((1 / frameRate) ?? 0)
      sound.sampleCount = Int((end * rate).roundedDown)
    }
    sound.clicks = stride(from: 0, to: shownFrameCount, by: 10)
      .map { Int(((time(ofFrame: $0) + offset) * rate).roundedDown - sound.firstSample) }
      .filter { $0 >= 0 }
    self.sound = sound
  }
}

extension MP4File {
  /// Hides the start of both tracks with edit lists.
  mutating func hideStart(_ time: Rational) throws {
    let movie = Int64(try movieTimescale())
    for track in 0...1 where has("moov/trak[\(track)]/edts") {
      let timescale = Int64(try self.timescale(ofTrack: track))
      let list = "moov/trak[\(track)]/edts/elst"
      let duration = Int64(try value(byteCount: 4, at: 8, in: list))
      let start = Int64(try value(byteCount: 4, at: 12, in: list))
      let kept = UInt64(duration - (time * Rational(movie)).roundedDown)
      let shifted = start + (time * Rational(timescale)).roundedDown
      try setEdits([(kept, shifted)], track: track)
    }
  }

  /// Puts a wait in front of the edit list of the pictures.
  mutating func delayPictures(milliseconds: UInt64) throws {
    let ticks = milliseconds * (try movieTimescale()) / 1000
    let list = "moov/trak/edts/elst"
    let duration = try value(byteCount: 4, at: 8, in: list)
    let start = Int64(try value(byteCount: 4, at: 12, in: list))
    try setEdits([(ticks, nil), (duration, start)])
  }
}

extension NumberedClip {
  /// Clips of every kind that cutters are known to stumble over, as far as this FFmpeg has encoders.
  public static let all = [codecs, rates, containers, timelines, sounds, shapes].joined()
    .filter { $0.clip.codec.isPresent && $0.clip.sound?.codec.isPresent ?? true }

  /// Those of `all` in which a frame needs others, or frames that nobody sees.
  public static let dependent = codecs + timelines

  /// The ways in which pictures depend on each other.
  private static let codecs = [
    NumberedClip("h264-closed") {
      $0.bFrameCount = 3
      $0.keyFrameDistance = 48
    },
    NumberedClip("h264-open") {
      $0.bFrameCount = 3
      $0.encoderOptions = ["x264-params": "open-gop=1:keyint=24:min-keyint=24:b-adapt=0"]
    },
    NumberedClip("h264-long") { $0.bFrameCount = 2 },
    NumberedClip("h264-intra") { $0.keyFrameDistance = 1 },
    NumberedClip("hevc-closed") {
      $0.codec = .hevc
      $0.encoderOptions = ["x265-params": "log-level=none:open-gop=0:keyint=25:bframes=3"]
    },
    NumberedClip("hevc-open") {
      $0.codec = .hevc
      $0.encoderOptions = [
        "x265-params": "log-level=none:open-gop=1:keyint=20:min-keyint=20:bframes=4:b-adapt=0"
      ]
    },
    NumberedClip("mpeg2-open") {
      $0.codec = .mpeg2
      $0.container = .transportStream
      $0.bFrameCount = 2
      $0.keyFrameDistance = 12
      $0.sound?.codec = .mp2
    },
    NumberedClip("mpeg4-b") {
      $0.codec = .mpeg4
      $0.bFrameCount = 2
      $0.keyFrameDistance = 50
    },
    NumberedClip("vp8") {
      $0.codec = .vp8
      $0.container = .webm
      $0.sound?.codec = .opus
    },
    NumberedClip("vp9-hidden-frames") {
      $0.codec = .vp9
      $0.container = .webm
      $0.keyFrameDistance = 60
      $0.encoderOptions = [
        "deadline": "good", "cpu-used": "5", "auto-alt-ref": "1", "lag-in-frames": "16",
      ]
      $0.sound?.codec = .opus
    },
    NumberedClip("vp9-mp4", frames: 60) {
      $0.codec = .vp9
      $0.keyFrameDistance = 30
    },
    NumberedClip("av1", frames: 60) {
      $0.codec = .av1
      $0.container = .mkv
      $0.keyFrameDistance = 30
      $0.sound?.codec = .opus
    },
    NumberedClip("prores") {
      $0.codec = .proRes
      $0.container = .mov
      $0.pixelFormat = "yuv422p10le"
      $0.sound?.codec = .pcm
    },
    NumberedClip("mjpeg") {
      $0.codec = .mjpeg
      $0.container = .mov
      $0.pixelFormat = "yuvj420p"
      $0.sound?.codec = .pcm
    },
    NumberedClip("ffv1") {
      $0.codec = .ffv1
      $0.container = .mkv
      $0.sound?.codec = .pcm
    },
    NumberedClip("h264-10-bit") {
      $0.pixelFormat = "yuv420p10le"
      $0.bFrameCount = 2
      $0.keyFrameDistance = 50
    },
  ]

  /// Rates whose frames do not fit into seconds.
  private static let rates = [
    NumberedClip("rate-23.976", at: ntsc(24_000)) { $0.keyFrameDistance = 48 },
    NumberedClip("rate-24", at: 24) { $0.keyFrameDistance = 12 },
    NumberedClip("rate-29.97", frames: 120, at: ntsc(30_000)) { $0.bFrameCount = 2 },
    NumberedClip("rate-30", frames: 120, at: 30) { $0.keyFrameDistance = 30 },
    NumberedClip("rate-50", frames: 150, at: 50) { $0.bFrameCount = 2 },
    NumberedClip("rate-59.94", frames: 180, at: ntsc(60_000)) { $0.keyFrameDistance = 60 },
    NumberedClip("rate-60", frames: 180, at: 60) { $0.bFrameCount = 2 },
    NumberedClip("rate-12.5", frames: 50, at: Rational(25, 2) ?? 12) { $0.bFrameCount = 2 },
  ]

  private static func ntsc(_ numerator: Int64) -> Rational { Rational(numerator, 1001) ?? 1 }
}

extension NumberedClip {
  /// The files that the same pictures can be in.
  static let containers = [
    NumberedClip("mov") {
      $0.container = .mov
      $0.bFrameCount = 2
    },
    NumberedClip("mkv-29.97", frames: 120, at: Rational(30_000, 1001) ?? 30) {
      $0.container = .mkv
      $0.bFrameCount = 2
    },
    NumberedClip("ts-h264") {
      $0.container = .transportStream
      $0.bFrameCount = 2
      $0.keyFrameDistance = 25
    },
    NumberedClip("avi") {
      $0.codec = .mpeg4
      $0.container = .avi
      $0.keyFrameDistance = 12
      $0.sound?.codec = .pcm
    },
    NumberedClip("mp4-fragmented") {
      $0.bFrameCount = 2
      $0.keyFrameDistance = 25
      $0.muxerOptions = ["movflags": "frag_keyframe+empty_moov+delay_moov"]
    },
  ]

  /// Clips that do not start at nought, or not evenly.
  static let timelines = [
    NumberedClip("hidden-frames", alteration: .hidesFrames(7)) {
      $0.bFrameCount = 2
      $0.keyFrameDistance = 25
    },
    NumberedClip("hidden-key-frame", alteration: .hidesFrames(30)) {
      $0.bFrameCount = 2
      $0.keyFrameDistance = 25
    },
    NumberedClip("hidden-intra", alteration: .hidesFrames(7)) { $0.keyFrameDistance = 1 },
    NumberedClip("late-pictures", alteration: .delaysPictures(milliseconds: 400)) {
      $0.bFrameCount = 2
    },
    NumberedClip("late-start") {
      $0.container = .mkv
      $0.firstFrame = 50
      $0.sound?.firstSample = 96_000
    },
    NumberedClip("uneven") {
      $0.frameTimes = (0..<100).map { $0 * 40 + [0, 9, -7, 13][Int($0 % 4)] }
    },
    NumberedClip("uneven-mkv") {
      $0.container = .mkv
      $0.frameTimes = (0..<90).map { $0 * 33 + ($0 > 40 ? 500 : 0) }
    },
  ]

  /// Sound that is not as long as the pictures, or not where they are.
  static let sounds = [
    NumberedClip("silent") { $0.sound = nil },
    NumberedClip("sound-longer") { $0.sound?.sampleCount = 48_000 * 6 },
    NumberedClip("sound-shorter") { $0.sound?.sampleCount = 48_000 * 2 },
    NumberedClip("sound-later") {
      $0.container = .mkv
      $0.sound?.firstSample = 48_000
      $0.sound?.sampleCount = 48_000 * 3
    },
    NumberedClip("sound-44.1-mono") {
      $0.sound = SampleClip.Sound(sampleRate: 44_100, channelCount: 1, sampleCount: 0)
    },
    NumberedClip("sound-pcm") {
      $0.container = .mov
      $0.sound?.codec = .pcm
    },
    NumberedClip("sound-opus") {
      $0.container = .mkv
      $0.sound?.codec = .opus
    },
    NumberedClip("sound-mp3") {
      $0.sound = SampleClip.Sound(.mp3, sampleRate: 44_100, sampleCount: 0)
    },
  ]

  /// Pictures that are not shown as they are stored.
  static let shapes = [
    NumberedClip("turned", alteration: .quarterTurn) { $0.bFrameCount = 2 },
    NumberedClip("top-field-first") {
      $0.isInterlaced = true
      $0.isTopFieldFirst = true
      $0.keyFrameDistance = 25
    },
    NumberedClip("bottom-field-first") {
      $0.codec = .mpeg2
      $0.container = .transportStream
      $0.isInterlaced = true
      $0.keyFrameDistance = 12
      $0.bFrameCount = 2
      $0.sound?.codec = .mp2
    },
    NumberedClip("narrow-pixels") {
      $0.pixelAspect = Rational(8, 9) ?? 1
      $0.bFrameCount = 2
    },
  ]
}
