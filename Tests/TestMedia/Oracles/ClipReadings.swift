import Foundation

/// How long independent readers say that a file lasts, and whether its times are plain.
public struct ClipReadings: Sendable {
  /// Seconds by the name of the reader.
  public let seconds: [String: Double]
  /// How many coded pictures there are when edit lists are ignored.
  public let packetCount: Int
  /// The earliest time at which a picture is shown when edit lists are ignored.
  public let earliestTime: Double?
  /// How many coded pictures the file tells players to hide.
  public let hiddenPacketCount: Int

  /// Asks ffprobe and MediaInfo.
  ///
  /// - Throws: ``ExternalProgram/Failure`` when a tool fails.
  public init(_ path: String) throws {
    try self.init(path, report: try FFprobeReport.frames(of: path))
  }

  init(_ path: String, report ordinary: FFprobeReport) throws {
    let report = try FFprobeReport.packetsIgnoringEdits(of: path)
    let video = report.stream("video")
    let packets = (report.packets ?? []).filter { $0.streamIndex == video?.index }
    packetCount = packets.count
    earliestTime = packets.compactMap { $0.ptsTime.flatMap(Double.init) }.min()
    hiddenPacketCount = packets.count { $0.flags.contains("D") }

    var seconds: [String: Double] = [:]
    seconds["ffprobe container"] = ordinary.format.duration.flatMap(Double.init)
    for stream in ordinary.streams {
      seconds["ffprobe \(stream.codecType)"] = stream.duration.flatMap(Double.init)
    }
    for stream in report.streams {
      seconds["ffprobe \(stream.codecType), edits ignored"] = stream.duration.flatMap(Double.init)
    }
    if let rate = Self.rate(ordinary.stream("video")?.avgFrameRate) {
      seconds["packets ÷ rate"] = Double(packets.count) / rate
    }
    let frames = (ordinary.frames ?? []).filter { $0.streamIndex == video?.index }
    if let first = frames.first?.time, let last = frames.last?.time {
      seconds["decoded pictures"] = last - first + (frames.last?.duration ?? 0)
    }
    let sound = report.stream("audio")
    let heard = (report.packets ?? []).filter { $0.streamIndex == sound?.index }
    if let longest = heard.compactMap({ $0.durationTime.flatMap(Double.init) }).max() {
      seconds["audio packets in full"] = longest * Double(heard.count)
    }
    seconds.merge(try Self.mediaInfo(path)) { _, new in new }
    self.seconds = seconds
  }

  /// The readings of sound alone.
  public var ofSound: [String: Double] { seconds.filter { $0.key.hasSuffix(" audio") } }

  /// The readings of pictures, and of the file as a whole.
  public var ofPictures: [String: Double] { seconds.filter { !$0.key.contains("audio") } }

  private static func rate(_ fraction: String?) -> Double? {
    let parts = (fraction ?? "").split(separator: "/").compactMap { Double($0) }
    return parts.count == 2 && parts[0] > 0 && parts[1] > 0 ? parts[0] / parts[1] : nil
  }

  private static func mediaInfo(_ path: String) throws -> [String: Double] {
    struct Answer: Decodable {
      struct Media: Decodable {
        let track: [Track]
      }
      struct Track: Decodable {
        let type: String
        let duration: String?

        private enum CodingKeys: String, CodingKey {
          case type = "@type"
          case duration = "Duration"
        }
      }
      let media: Media
    }
    let data = try ExternalProgram.mediaInfo.output(["--Output=JSON", path])
    let tracks = try JSONDecoder().decode(Answer.self, from: data).media.track
    return Dictionary(
      tracks.compactMap { track in
        track.duration.flatMap(Double.init).map { ("MediaInfo \(track.type.lowercased())", $0) }
      }, uniquingKeysWith: max)
  }
}
