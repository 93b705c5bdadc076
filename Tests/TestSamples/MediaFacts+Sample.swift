package import MediaModel

extension MediaFacts {
  /// A clip of so many frames, all of whose readers agree, without sound unless asked for.
  package static func sample(
    path: String = "clip.mp4", frames: Int = 96, rate: FrameRate = .fps24,
    size: PixelSize = .hd720, bytes: Int64 = 1_000_000, format: String = "mp4",
    codec: String = "h264", audio: [AudioFacts] = [], depth: ProbeDepth = .packets
  ) -> MediaFacts {
    let length = rate.duration(ofFrames: Int64(frames))
    return MediaFacts(
      path: path, byteCount: bytes, kind: .video,
      container: ContainerFacts(format: format, formatName: format, indexPosition: .front),
      durations: Durations(
        container: Sourced(length, .header), video: Sourced(length, .index)),
      video: [
        VideoFacts(
          index: 0, codec: CodecFacts(name: codec),
          pixelFormat: PixelFormatFacts(
            name: "yuv420p", bitDepth: 8, chroma: "4:2:0", hasAlpha: false),
          storedSize: size, displaySize: size, sampleAspectRatio: PixelSize.square.ratio,
          displayAspectRatio: size.ratio,
          frameRate: FrameRateFacts(average: rate, nominal: rate, isVariable: false),
          frameCount: Sourced(frames, .index), storedFrameCount: Sourced(frames, .index),
          duration: Sourced(length, .index), scan: .progressive, dynamicRange: .sdr)
      ],
      audio: audio, depth: depth)
  }

  /// A still picture.
  package static func image(
    path: String = "still.png", size: PixelSize? = .hd720, bytes: Int64 = 500_000,
    format: String = "png", hasAlpha: Bool? = false, isAnimated: Bool = false
  ) -> MediaFacts {
    MediaFacts(
      path: path, byteCount: bytes, kind: .image,
      container: ContainerFacts(format: format, formatName: format),
      image: ImageFacts(
        format: format, codec: CodecFacts(name: format),
        pixelFormat: PixelFormatFacts(bitDepth: 8, hasAlpha: hasAlpha), storedSize: size,
        displaySize: size, colorModel: "RGB", isAnimated: isAnimated))
  }

  /// An audio file of so many seconds.
  package static func sound(
    path: String = "voice.mp3", seconds: Int64 = 8, format: String = "mp3",
    codec: String = "mp3", channels: Int? = 2
  ) -> MediaFacts {
    let length = MediaTime(seconds: Rational(seconds))
    return MediaFacts(
      path: path, byteCount: 100_000, kind: .audio,
      container: ContainerFacts(format: format, formatName: format),
      durations: Durations(container: Sourced(length, .header), audio: Sourced(length, .packets)),
      audio: [
        AudioFacts(
          index: 0, codec: CodecFacts(name: codec), sampleRate: 48000, channelCount: channels,
          duration: Sourced(length, .packets))
      ], depth: .packets)
  }

  /// The same facts with the main video track changed.
  package func changingVideo(_ change: (inout VideoFacts) -> Void) -> MediaFacts {
    var facts = self
    for index in facts.video.indices.prefix(1) { change(&facts.video[index]) }
    return facts
  }

  /// The same facts with anything changed.
  package func changing(_ change: (inout MediaFacts) -> Void) -> MediaFacts {
    var facts = self
    change(&facts)
    return facts
  }
}

extension PixelSize {
  package static let square = sized(1, 1)
  package static let hd720 = sized(1280, 720)
  package static let hd1080 = sized(1920, 1080)

  /// A size that is known to be possible.
  package static func sized(_ width: Int, _ height: Int) -> PixelSize {
    guard let size = PixelSize(width: width, height: height) else {
      preconditionFailure("\(width)x\(height) is not a size.")
    }
    return size
  }
}

extension FrameRate {
  package static let fps24 = rate(24, 1)
  package static let fps25 = rate(25, 1)
  package static let fps30 = rate(30, 1)
  package static let ntsc24 = rate(24000, 1001)
  package static let ntsc30 = rate(30000, 1001)
  package static let ntsc60 = rate(60000, 1001)

  /// A rate that is known to be possible.
  package static func rate(_ numerator: Int64, _ denominator: Int64) -> FrameRate {
    guard let rate = FrameRate(numerator, denominator) else {
      preconditionFailure("\(numerator)/\(denominator) is not a rate.")
    }
    return rate
  }
}

extension Rational {
  /// The exact value of a decimal number that is known to be one.
  package static func exact(_ decimal: String) -> Rational {
    guard let value = Rational(decimal: decimal) else {
      preconditionFailure("\(decimal) is not a decimal number.")
    }
    return value
  }
}

extension MediaTime {
  /// A time of so many seconds, given as a decimal number.
  package static func seconds(_ decimal: String) -> MediaTime {
    MediaTime(seconds: .exact(decimal))
  }
}
