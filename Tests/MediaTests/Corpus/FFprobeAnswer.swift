import Foundation
import TestMedia

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
