import Foundation

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
    let codec_type: String?
    let codec_name: String?
    let profile: String?
    let pix_fmt: String?
    let width: Int?
    let height: Int?
    let sample_aspect_ratio: String?
    let avg_frame_rate: String?
    let color_range: String?
    let color_space: String?
    let color_transfer: String?
    let color_primaries: String?
    let rotation: Int?
    let sample_rate: String?
    let channels: Int?
    let channel_layout: String?
    let start_time: String?
    let duration: String?
  }

  private struct Manifest: Decodable {
    let files: [File]
  }

  let duration: String?
  let streams: [Stream]?

  /// The answers for every file of the corpus.
  static func all() throws -> [File] {
    let manifest = ImageCorpus.folder.appendingPathComponent("manifest.json")
    return try JSONDecoder().decode(Manifest.self, from: Data(contentsOf: manifest)).files
  }
}
