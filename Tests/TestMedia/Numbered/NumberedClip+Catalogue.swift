import MediaModel

extension NumberedClip {
  /// Clips of every kind that cutters are known to stumble over, as far as this FFmpeg has encoders.
  public static let all = [codecs, rates, containers, timelines, sounds, shapes].joined()
    .filter { $0.clip.codec.isPresent && $0.clip.sound?.codec.isPresent ?? true }

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
