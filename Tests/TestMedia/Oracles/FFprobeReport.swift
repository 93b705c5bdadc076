import Foundation

/// What ffprobe prints of a file after decoding all of it.
struct FFprobeReport: Decodable {
  struct Stream: Decodable {
    let index: Int
    let codecType: String
    let width: Int?
    let height: Int?
    let sampleRate: String?
    let avgFrameRate: String?
    let rFrameRate: String?
    let duration: String?
    let sideDataList: [SideData]?

    /// Whether players show it turned by a quarter of a circle, one way or the other.
    var isLyingDown: Bool { (sideDataList ?? []).contains { abs($0.rotation ?? 0) == 90 } }
  }

  struct SideData: Decodable {
    let rotation: Int?
  }

  struct Frame: Decodable {
    let mediaType: String
    let streamIndex: Int
    let bestEffortTimestampTime: String?
    let pktDurationTime: String?
    let durationTime: String?
    let nbSamples: Int?

    var time: Double? { bestEffortTimestampTime.flatMap(Double.init) }
    /// Named otherwise since FFmpeg 6.
    var duration: Double? { (durationTime ?? pktDurationTime).flatMap(Double.init) }
  }

  struct Packet: Decodable {
    let streamIndex: Int
    let ptsTime: String?
    let durationTime: String?
    let flags: String
  }

  struct Format: Decodable {
    let duration: String?
    let startTime: String?
  }

  let streams: [Stream]
  let frames: [Frame]?
  let packets: [Packet]?
  let format: Format

  /// The first stream of a type (`"video"`).
  func stream(_ type: String) -> Stream? { streams.first { $0.codecType == type } }

  /// The report on every frame of a file.
  static func frames(of path: String) throws -> FFprobeReport {
    try report([
      "-show_entries",
      "frame=media_type,stream_index,best_effort_timestamp_time,pkt_duration_time,"
        + "duration_time,nb_samples:stream:format", path,
    ])
  }

  /// The report on every packet of a file with the edit lists of ISO files ignored.
  static func packetsIgnoringEdits(of path: String) throws -> FFprobeReport {
    let isISO = [".mp4", ".mov"].contains { path.hasSuffix($0) }
    return try report(
      (isISO ? ["-ignore_editlist", "1"] : []) + [
        "-show_entries", "packet=stream_index,pts_time,duration_time,flags:stream:format", path,
      ])
  }

  private static func report(_ arguments: [String]) throws -> FFprobeReport {
    let data = try ExternalProgram.ffprobe.output(["-v", "error", "-of", "json"] + arguments)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(FFprobeReport.self, from: data)
  }
}
