import MediaModel

extension MediaFacts {
  /// A plain clip of so many frames, all of whose readers agree, without sound unless asked for.
  static func clip(
    frames: Int = 300, rate: FrameRate = .fps(30), size: PixelSize = .of(1280, 720),
    format: String = "mp4", codec: String = "h264", bytes: Int64 = 1_000_000,
    sound: AudioFacts? = nil
  ) -> MediaFacts {
    let length = Sourced(rate.duration(ofFrames: Int64(frames)), .index)
    return MediaFacts(
      path: "clip.mp4", byteCount: bytes, kind: .video,
      container: ContainerFacts(format: format, formatName: format, indexPosition: .front),
      durations: Durations(container: length, video: length, packets: length),
      video: [
        VideoFacts(
          index: 0, codec: CodecFacts(name: codec),
          pixelFormat: PixelFormatFacts(
            name: "yuv420p", bitDepth: 8, chroma: "4:2:0", hasAlpha: false),
          storedSize: size, displaySize: size, sampleAspectRatio: AspectRatio(Rational(1)),
          displayAspectRatio: size.ratio,
          frameRate: FrameRateFacts(average: rate, nominal: rate, isVariable: false),
          frameCount: Sourced(frames, .index), storedFrameCount: Sourced(frames, .index),
          duration: length, startTime: .zero, scan: .progressive, dynamicRange: .sdr)
      ],
      audio: [sound].compactMap(\.self), depth: .packets)
  }

  /// The same facts with anything changed.
  func with(_ change: (inout MediaFacts) -> Void) -> MediaFacts {
    var facts = self
    change(&facts)
    return facts
  }

  /// The same facts with the video track changed.
  func withTrack(_ change: (inout VideoFacts) -> Void) -> MediaFacts {
    with { change(&$0.video[0]) }
  }
}

extension AudioFacts {
  /// A track of AAC that plays as long as given.
  static func aac(seconds: Rational, channels: Int = 2, rate: Int = 48000) -> AudioFacts {
    AudioFacts(
      index: 1, codec: CodecFacts(name: "aac"), sampleRate: rate, channelCount: channels,
      duration: Sourced(MediaTime(seconds: seconds), .index), startTime: .zero, isDefault: true)
  }
}

extension PixelSize {
  /// A size that is known to be possible.
  static func of(_ width: Int, _ height: Int) -> PixelSize {
    guard let size = PixelSize(width: width, height: height) else {
      preconditionFailure("\(width)x\(height) is no size.")
    }
    return size
  }
}

extension FrameRate {
  /// A rate that is known to be possible.
  static func fps(_ numerator: Int64, _ denominator: Int64 = 1) -> FrameRate {
    guard let rate = FrameRate(numerator, denominator) else {
      preconditionFailure("\(numerator)/\(denominator) is no rate.")
    }
    return rate
  }
}

extension Rational {
  /// The exact value of a decimal number that is known to be one.
  static func exact(_ decimal: String) -> Rational {
    guard let value = Rational(decimal: decimal) else {
      preconditionFailure("\(decimal) is no decimal number.")
    }
    return value
  }
}

extension MediaTime {
  /// A time of so many seconds, given as a decimal number.
  static func at(_ decimal: String) -> MediaTime { MediaTime(seconds: .exact(decimal)) }
}
