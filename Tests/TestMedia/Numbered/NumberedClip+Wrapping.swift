import MediaModel

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
