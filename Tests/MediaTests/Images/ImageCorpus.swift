import Foundation
import TestMedia

@testable import Media

/// The real files beside the package, where they are present.
enum ImageCorpus {
  static let absence = RealFiles.absence
  static let folder = RealFiles.folder
  static let isPresent = RealFiles.arePresent

  /// What another reader, ffprobe 5.1, said of every file that is unchanged.
  struct Manifest: Decodable {
    struct File: Decodable {
      let path: String
      let ffprobe: Answer
    }
    struct Answer: Decodable {
      let format: String?
      let duration: String?
      let streams: [Stream]?
    }
    struct Stream: Decodable {
      let codecType: String?
      let codecName: String?
      let pixelFormat: String?
      let profile: String?
      let width: Int?
      let height: Int?

      private enum CodingKeys: String, CodingKey {
        case profile, width, height
        case codecType = "codec_type"
        case codecName = "codec_name"
        case pixelFormat = "pix_fmt"
      }
    }
    fileprivate let files: [File]
  }

  static let files: [Manifest.File] = {
    let path = folder.appendingPathComponent("manifest.json")
    let manifest = try? JSONDecoder().decode(Manifest.self, from: Data(contentsOf: path))
    return (manifest?.files ?? []).filter { RealFiles.isUnchanged($0.path) }
  }()

  static func file(_ path: String) throws -> FileBytes {
    try FileBytes(path: folder.appendingPathComponent(path).path)
  }

  static func reading(_ path: String) throws -> ImageReading? {
    let file = try file(path)
    return try StillImage.reading(of: file, firstBytes: file.bytes(at: 0, count: 64))
  }
}
