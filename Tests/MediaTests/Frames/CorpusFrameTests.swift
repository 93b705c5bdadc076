import Foundation
import MediaModel
import TestMedia
import Testing

@testable import Media

/// Single frames of every decodable clip of the corpus against a decoding from the start by ffmpeg.
@Suite(
  .enabled(if: ImageCorpus.isPresent, "\(ImageCorpus.absence)"),
  .enabled(if: ExternalProgram.arePresent, "\(ExternalProgram.absence)"))
struct CorpusFrameTests {
  @Test func takesTheSameFramesAsADecodingFromTheStart() throws {
    var fileCount = 0
    var frameCount = 0
    for file in try FFprobeAnswer.all() where file.kind != "image" {
      let path = ImageCorpus.folder.appendingPathComponent(file.path).path
      guard let facts = try? MediaProbe().facts(of: path), let video = facts.mainVideo,
        video.codec.isDecodable
      else { continue }
      let name = (file.path as NSString).lastPathComponent
      let expected = (try? FrameHashes(path, track: video.index).all) ?? []
      guard !expected.isEmpty else {
        #expect(throws: MediaError.self, "\(name)") {
          try Self.hashes(of: [.first], path, track: video.index)
        }
        continue
      }
      fileCount += 1
      let numbers = Self.scattered(in: expected.count)
      let wanted = [.first] + numbers.map(FrameChoice.number) + [.last]
      let places = Set([0] + numbers + [expected.count - 1]).sorted()
      let hashes = try Self.hashes(of: wanted, path, track: video.index)
      #expect(hashes == places.map { expected[$0] }, "\(name)")
      frameCount += hashes.count
    }
    print("\(fileCount) files, \(frameCount) frames compared with ffmpeg")
    #expect(fileCount > 65)
  }

  /// Up to five numbers of frames, spread over the clip.
  private static func scattered(in count: Int) -> [Int] {
    guard count > 2 else { return [] }
    return Set((1...5).map { $0 * (count - 1) / 6 }).subtracting([0]).sorted()
  }

  private static func hashes(
    of choices: [FrameChoice], _ path: String, track: Int
  ) throws -> [String] {
    let reader = try FrameReader(path, track: track)
    var hashes: [String] = []
    try reader.read(try reader.addresses(of: choices)) { hashes.append($0.decodedHash) }
    return hashes
  }
}

/// The frames of a clip as ffmpeg decodes them from the start, each as the SHA-256 of its samples.
struct FrameHashes {
  let all: [String]

  /// - Throws: `ExternalProgram.Failure` when ffmpeg refuses the file.
  init(_ path: String, track: Int) throws {
    let text = try ExternalProgram.ffmpeg.output([
      "-nostdin", "-v", "error", "-noautorotate", "-i", path, "-map", "0:\(track)", "-fps_mode",
      "passthrough", "-autoscale", "0", "-f", "framehash", "-hash", "sha256", "-",
    ])
    all = String(decoding: text, as: UTF8.self).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
      .compactMap {
        $0.split(separator: ",").last.map { $0.trimmingCharacters(in: .whitespaces) }
      }
  }
}
