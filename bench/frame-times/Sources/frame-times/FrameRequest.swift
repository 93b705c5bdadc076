import Foundation
import Media
import MediaModel

/// Frames that are wanted of a file, as the benchmark asks every library for them.
struct FrameRequest: Decodable {
  enum Job: String, Decodable {
    case first, last, scattered
  }

  let path: String
  let job: Job
  /// The most repetitions, and the seconds after which no other begins.
  let repetitions: Int
  let seconds: Double
  /// What the names of the written pictures start with.
  let pictures: String
  /// Frames as presented, from 0, for scattered ones.
  let numbers: [Int]
  /// Whether the frames are decoded once more, after everything is measured, and hashed.
  let hashes: Bool

  var choices: [FrameChoice] {
    switch job {
    case .first: [.first]
    case .last: [.last]
    case .scattered: numbers.map { .number($0) }
    }
  }

  /// Opens the file and hands over its frames, with how their colours are meant.
  func carryOut(_ body: (ClipFrame, PictureRendition) throws -> Void) throws {
    let facts = try MediaProbe().facts(of: path)
    let video = facts.video.first
    guard let color = video?.decidedColor ?? facts.image?.color else {
      throw MediaError(.readFailed, path: path, reason: "has no moving pictures.")
    }
    let rendition = PictureRendition(sourceColor: color)
    let reader = try FrameReader(path, track: video?.index ?? 0)
    try reader.read(try reader.addresses(of: choices)) { try body($0, rendition) }
  }
}

extension VideoFacts {
  /// The colours as tagged, or else as players assume.
  fileprivate var decidedColor: ColorFacts {
    let isRGB = pixelFormat.chroma == "RGB"
    let assumed = (storedSize?.height ?? 0) > 576 ? "bt709" : "smpte170m"
    var color = self.color
    color.matrix = color.matrix ?? (isRGB ? "gbr" : assumed)
    color.primaries = color.primaries ?? assumed
    color.transfer = color.transfer ?? "bt709"
    color.range = color.range ?? (isRGB ? .full : .limited)
    return color
  }
}
