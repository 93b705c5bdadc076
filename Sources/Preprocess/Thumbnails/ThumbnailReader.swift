package import Media
import Preflight

/// Looks at the pictures of a file for a report: small, in the right colours, turned as a viewer sees
/// them.
package struct ThumbnailReader: Sendable {
  private let facts: MediaFacts
  private let options: ThumbnailOptions

  /// A reader for a file whose facts are known.
  package init(_ facts: MediaFacts, _ options: ThumbnailOptions = .page) {
    self.facts = facts
    self.options = options
  }

  /// The pictures, or why there are none; a file that cannot be shown is no failure.
  package func pictures() -> FilePictures {
    if let area = facts.displaySize?.area, area > Self.largestArea {
      return .none(reason: "The frames are too large to be shown here.")
    }
    do {
      switch facts.kind {
      case .audio: return .none(reason: "The file has audio, but no video.")
      case .other: return .none(reason: "The file has no video.")
      case .image where facts.image?.isAnimated != true: return .still(try still())
      case .image, .video: return .clip(try strip())
      }
    } catch let error as MediaError {
      return .none(reason: "The frames cannot be shown: the file \(error.reason)")
    } catch {
      return .none(reason: "The frames cannot be shown.")
    }
  }

  /// Single frames, as large as the first and last of a strip, in the order of presentation.
  ///
  /// - Throws: `MediaError` when there is no such frame, or it cannot be decoded.
  package func frames(_ choices: [FrameChoice]) throws -> [Filmstrip.Frame] {
    let reader = try FrameReader(facts.path, track: facts.mainVideo?.index ?? 0)
    var frames: [Filmstrip.Frame] = []
    try reader.read(try reader.addresses(of: choices)) { frame in
      frames.append(try small(frame, options.longSideOfEnds))
    }
    return frames
  }

  /// What is not worth its memory on a page.
  private static let largestArea = 200_000_000

  /// Up to so many pixels may be decoded for one strip: some 20 seconds in 1080p.
  private static let mostDecodedPixels = 1_500_000_000.0

  private func strip() throws -> Filmstrip {
    let reader = try FrameReader(facts.path, track: facts.mainVideo?.index ?? 0)
    let first = try reader.addresses(of: [.first])
    let last = try reader.addresses(of: [.last])[0]
    let end = last.time + (last.duration ?? .zero)
    let plan = try StripPlan(
      of: end, count: options.frameCount, mayDecodeAll: mayDecode(from: .zero, to: end),
      keyFrame: reader.keyFrames)
    var frames: [Filmstrip.Frame] = []
    try reader.readKeyFrames(plan.keyFrames) { frames.append(try small($0, options.longSide)) }
    var exact = try reader.addresses(of: plan.exact.map { .time($0) })
    let taken = Set(plan.keyFrames.map(\.ticks))
    exact = exact.filter { !taken.contains($0.ticks) && $0.ticks != last.ticks }
    let entry = options.frameCount > 1 ? try reader.keyFrames(atOrBefore: [last.time])[0] : nil
    let reachesEnd =
      options.frameCount > 1 && first[0] != last && mayDecode(from: entry?.time ?? .zero, to: end)
    _ = try reader.readWhole(first + exact + (reachesEnd ? [last] : [])) { frame in
      let isEnd = [first[0].ticks, last.ticks].contains(frame.address.ticks)
      frames.append(try small(frame, isEnd ? options.longSideOfEnds : options.longSide))
    }
    frames.sort { $0.time < $1.time }
    guard !frames.isEmpty else {
      throw MediaError(.damaged, path: facts.path, reason: "has no frame that can be decoded.")
    }
    return Filmstrip(
      frames: frames, reachesEnd: frames.last?.time == last.time, duration: end)
  }

  /// Whether decoding a part of the clip does not take too long.
  private func mayDecode(from start: MediaTime, to end: MediaTime) -> Bool {
    guard let video = facts.mainVideo else { return true }
    let rate = video.frameRate.average ?? video.frameRate.nominal
    let area = Double((video.storedSize ?? video.displaySize)?.area ?? 0)
    let frames = (end - start).seconds.approximation * (rate?.framesPerSecond.approximation ?? 30)
    return frames * area <= Self.mostDecodedPixels
  }

  private func small(_ frame: ClipFrame, _ longSide: Int) throws(MediaError) -> Filmstrip.Frame {
    let subject = FrameSubject(facts, frame.traits, convertsToSDR: true)
    let picture = try frame.sketch(rendition(of: subject, longSide))
    return Filmstrip.Frame(
      thumbnail: try Thumbnail(picture, quality: options.quality), time: frame.address.time,
      number: frame.address.number)
  }

  private func still() throws(MediaError) -> Thumbnail {
    let subject = FrameSubject(facts, FrameTraits(), convertsToSDR: true)
    var rendition = rendition(of: subject, options.longSideOfEnds)
    rendition.background = "FFFFFF"
    let picture = try StillRenderer.picture(of: facts.path, rendition)
    return try Thumbnail(picture, quality: options.quality)
  }

  private func rendition(of subject: FrameSubject, _ longSide: Int) -> FrameRendition {
    FrameRendition(
      containerCropping: subject.picture?.containerCropping,
      turn: subject.picture?.turn ?? Rotation.none,
      scaledSize: subject.picture?.shown.within(longSide: longSide),
      colorConversion: subject.color.conversion, sourceColor: subject.color.source)
  }
}

/// How many pictures of a file are wanted, and how small.
package struct ThumbnailOptions: Sendable, Hashable {
  /// The most frames of a clip, the first and the last among them; at least 1.
  package var frameCount: Int
  /// The most pixels on the longer side of a frame in the strip.
  package var longSide: Int
  /// The same for the first and the last frame, which a page may show larger, and for stills.
  package var longSideOfEnds: Int
  /// The quality of the JPEGs, from 1 to 100.
  package var quality: Int

  /// For a page about one file.
  package static let page = ThumbnailOptions(
    frameCount: 10, longSide: 192, longSideOfEnds: 480, quality: 68)
  /// For a page about some dozen files.
  package static let overview = ThumbnailOptions(
    frameCount: 8, longSide: 160, longSideOfEnds: 240, quality: 55)
  /// For a page about some hundred files.
  package static let list = ThumbnailOptions(
    frameCount: 3, longSide: 128, longSideOfEnds: 128, quality: 50)
}

/// Which frames of a clip make up its strip: exact ones where that is cheap, else key frames near the
/// wanted times.
struct StripPlan: Equatable {
  /// Times at which the very frame is decoded.
  var exact: [MediaTime] = []
  /// Key frames that stand in for the times near them.
  var keyFrames: [FrameAddress] = []

  /// Plans the frames between the first and the last of a strip that is divided into `count` equal cells;
  /// where not all frames can be decoded in reasonable time, key frames at or before a time have to do.
  init(
    of duration: MediaTime, count: Int, mayDecodeAll: Bool,
    keyFrame: ([MediaTime]) throws -> [FrameAddress?]
  ) rethrows {
    let wanted = Self.middles(of: duration, count: count)
    guard let cell = duration.seconds / Rational(max(1, count)) else { return }
    for (time, key) in zip(wanted, try keyFrame(wanted)) {
      if let key, (time - key.time).seconds * 2 <= cell || !mayDecodeAll {
        if keyFrames.last != key, key.time > .zero { keyFrames.append(key) }
      } else if mayDecodeAll {
        exact.append(time)
      }
    }
  }

  /// The middles of all cells but the first and the last.
  static func middles(of duration: MediaTime, count: Int) -> [MediaTime] {
    guard count > 2 else { return [] }
    return (1..<(count - 1)).compactMap { cell in
      Rational(Int64(2 * cell + 1), Int64(2 * count)).map {
        MediaTime(seconds: duration.seconds * $0)
      }
    }
  }
}
