import Foundation
import MediaModel
import TestMedia

@testable import Media

/// Where our facts of one file differ from what ffprobe said of it.
struct OracleComparison {
  /// Each fact's name (`video 0 duration`), with ours and theirs.
  private(set) var disagreements: [(fact: String, ours: String, theirs: String)] = []
  /// How many facts were compared.
  private(set) var comparisonCount = 0

  init(_ facts: MediaFacts, _ file: FFprobeAnswer.File) {
    let streams = file.ffprobe.streams ?? []
    time("container duration", facts.durations.container?.value, file.ffprobe.duration)
    for video in facts.video {
      guard let stream = streams.first(where: { $0.index == video.index }) else { continue }
      compare(video, stream)
      text(
        "video \(video.index) packets",
        (video.storedFrameCount ?? video.frameCount).map { "\($0.value)" },
        file.packets?.counts["\(video.index)"].map { "\($0)" })
    }
    for audio in facts.audio {
      guard let stream = streams.first(where: { $0.index == audio.index }) else { continue }
      compare(audio, stream)
    }
    let shown = streams.filter { $0.codecType == "audio" }.count
    text("audio tracks", "\(facts.audio.count)", "\(shown)")
  }

  private mutating func compare(_ video: VideoFacts, _ stream: FFprobeAnswer.Stream) {
    let name = "video \(video.index)"
    text("\(name) codec", video.codec.name, stream.codecName)
    text("\(name) profile", video.codec.profile, stream.profile)
    text("\(name) pixel format", video.pixelFormat.name, stream.pixFmt)
    let size = PixelSize(width: stream.width ?? 0, height: stream.height ?? 0)
    text("\(name) size", video.storedSize?.description, size?.description)
    text(
      "\(name) pixel aspect", video.sampleAspectRatio?.value.description,
      Self.known(stream.sampleAspectRatio, except: "0:1")?.replacing(":", with: "/"))
    text(
      "\(name) average rate", video.frameRate.average?.description,
      Self.known(stream.avgFrameRate, except: "0/0"))
    text(
      "\(name) range", video.color.range?.rawValue,
      ["tv": "limited", "pc": "full"][stream.colorRange ?? ""])
    text("\(name) matrix", video.color.matrix, Self.known(stream.colorSpace))
    text("\(name) transfer", video.color.transfer, Self.known(stream.colorTransfer))
    text("\(name) primaries", video.color.primaries, Self.known(stream.colorPrimaries))
    // FFmpeg counts degrees against the clock.
    text(
      "\(name) rotation", video.rotation.map { "\($0.degrees)" },
      stream.rotation.map { "\(((-$0) % 360 + 360) % 360)" })
    time("\(name) start", video.startTime, stream.startTime)
    time("\(name) duration", video.duration?.value, stream.duration)
  }

  private mutating func compare(_ audio: AudioFacts, _ stream: FFprobeAnswer.Stream) {
    let name = "audio \(audio.index)"
    text("\(name) codec", audio.codec.name, stream.codecName)
    text("\(name) profile", audio.codec.profile, stream.profile)
    text("\(name) rate", audio.sampleRate.map { "\($0)" }, stream.sampleRate)
    text("\(name) channels", audio.channelCount.map { "\($0)" }, stream.channels.map { "\($0)" })
    text("\(name) layout", audio.channelLayout, stream.channelLayout)
    time("\(name) start", audio.startTime, stream.startTime)
    time("\(name) duration", audio.duration?.value, stream.duration)
  }

  /// Where they say nothing, there is nothing to compare.
  private mutating func text(_ fact: String, _ ours: String?, _ theirs: String?) {
    guard let theirs else { return }
    comparisonCount += 1
    if ours != theirs { disagreements.append((fact, ours ?? "nothing", theirs)) }
  }

  private mutating func time(_ fact: String, _ ours: MediaTime?, _ theirs: String?) {
    guard let theirs, let seconds = Rational(decimal: theirs) else { return }
    comparisonCount += 1
    // One millisecond, and the microsecond to which ffprobe rounds.
    if let ours, ours.isWithin(.of(1001, 1_000_000), of: MediaTime(seconds: seconds)) { return }
    disagreements.append((fact, ours?.seconds.decimal(places: 6) ?? "nothing", theirs))
  }

  private static func known(_ text: String?, except absent: String = "unknown") -> String? {
    text.flatMap { [absent, "unknown", "reserved"].contains($0) ? nil : $0 }
  }
}

/// What ffprobe 5.1 said of the real files beside the package, as stored with them.
struct FFprobeAnswer: Decodable {
  /// One file of the corpus.
  struct File: Decodable {
    let path: String
    let kind: String
    let packets: Packets?
    let ffprobe: FFprobeAnswer
  }

  struct Packets: Decodable {
    /// Packets by the number of the stream.
    let counts: [String: Int]
  }

  struct Stream: Decodable {
    let index: Int
    let codecType: String?
    let codecName: String?
    let profile: String?
    let pixFmt: String?
    let width: Int?
    let height: Int?
    let sampleAspectRatio: String?
    let avgFrameRate: String?
    let colorRange: String?
    let colorSpace: String?
    let colorTransfer: String?
    let colorPrimaries: String?
    let rotation: Int?
    let sampleRate: String?
    let channels: Int?
    let channelLayout: String?
    let startTime: String?
    let duration: String?
  }

  private struct Manifest: Decodable {
    let files: [File]
  }

  let duration: String?
  let streams: [Stream]?

  /// The answers for every unchanged file of the corpus.
  static func all() throws -> [File] {
    let manifest = ImageCorpus.folder.appendingPathComponent("manifest.json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Manifest.self, from: Data(contentsOf: manifest)).files
      .filter { RealFiles.isUnchanged($0.path) }
  }
}
