import MediaModel
import Testing

extension MediaFacts {
  /// Facts in which everything that may be missing is there.
  static func full(path: String = "/clips/a.mov") throws -> MediaFacts {
    let second = MediaTime(seconds: 1)
    let third = try #require(MediaTime(value: -1, timescale: 3))
    let codec = CodecFacts(
      name: "hevc", longName: "H.265 / HEVC", profile: "Main 10", level: "5.1", tag: "hvc1",
      isDecodable: true)
    let edits = EditListFacts(
      emptyStart: second, hiddenHead: third, hiddenTail: second, editCount: 2)
    let color = ColorFacts(
      primaries: "bt2020", transfer: "smpte2084", matrix: "bt2020nc", range: .limited,
      chromaLocation: "left", origin: .bitStream)
    let pixels = PixelFormatFacts(
      name: "yuv420p10le", bitDepth: 10, chroma: "4:2:0", hasAlpha: false)
    let rate = try #require(FrameRate(30000, 1001))
    let video = VideoFacts(
      index: 0, codec: codec, pixelFormat: pixels, storedSize: PixelSize(width: 1920, height: 1080),
      codedSize: PixelSize(width: 1920, height: 1088),
      containerCropping: Cropping(left: 1, right: 2, top: 3, bottom: 4),
      displaySize: PixelSize(width: 1080, height: 1920), sampleAspectRatio: AspectRatio("1:1"),
      displayAspectRatio: AspectRatio("9:16"), rotation: Rotation(degrees: 90, isMirrored: true),
      frameRate: FrameRateFacts(
        average: rate, nominal: rate, isVariable: false, evidence: .packets),
      frameCount: Sourced(300, .index), storedFrameCount: Sourced(310, .packets),
      duration: Sourced(second, .header), startTime: third, bitRate: 1 << 40,
      scan: .interlacedTopFirst, color: color,
      dynamicRange: .dolbyVision(profile: 8, compatibility: 4), editList: edits, isAllIntra: false,
      reorderDepth: 2, isDefault: true, isEnabled: true, language: "eng")
    let audio = AudioFacts(
      index: 1, codec: CodecFacts(name: "aac", isDecodable: true), sampleRate: 48000,
      channelCount: 2, channelLayout: "stereo", bitDepth: 16, primingSampleCount: 1024,
      duration: Sourced(second, .estimate), startTime: .zero, bitRate: 128_000, editList: edits,
      isDefault: true, isEnabled: true, language: "deu")
    let image = ImageFacts(
      format: "avif", codec: codec, pixelFormat: pixels,
      storedSize: PixelSize(width: 2, height: 3), displaySize: PixelSize(width: 3, height: 2),
      rotation: Rotation(degrees: 270), exifOrientation: 8, colorModel: "YCbCr", color: color,
      dynamicRange: .dolbyVision(profile: 5, compatibility: nil), hasICCProfile: true,
      isAnimated: true, frameCount: 12, animationDuration: second)
    return MediaFacts(
      path: path, byteCount: 123_456_789_012, kind: .video,
      container: ContainerFacts(
        format: "mov", formatName: "QuickTime movie", majorBrand: "qt  ",
        compatibleBrands: ["qt  ", "isom"], startTime: third, bitRate: 9_000_000,
        indexPosition: .end, isFragmented: true, chapterCount: 3, hasLocation: true,
        hasDeviceMetadata: true),
      durations: Durations(
        container: Sourced(second, .header), video: Sourced(third, .index),
        audio: Sourced(second, .packets), packets: Sourced(second, .decoding),
        ignoringEditList: Sourced(second, .estimate), otherReaders: Sourced(third, .header)),
      video: [video, VideoFacts(index: 2, codec: codec)], audio: [audio], image: image,
      otherTracks: [TrackFacts(index: 3, kind: .timecode, codec: codec, language: "fra")],
      problems: [MediaProblem(.truncated, "It ends after 3 of 5 bytes, \"early\"\n.")],
      depth: .packets)
  }
}
