public import MediaModel

/// A clip whose every frame shows its number and whose sound clicks as every tenth frame appears.
public struct NumberedClip: Sendable {
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
