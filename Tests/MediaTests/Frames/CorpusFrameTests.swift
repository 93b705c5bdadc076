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
  @Test(arguments: CorpusClip.decodable)
  func takesTheSameFramesAsADecodingFromTheStart(clip: CorpusClip) throws {
    let expected = (try? FrameHashes(clip.path, track: clip.track).all) ?? []
    guard !expected.isEmpty else {
      #expect(throws: MediaError.self) { try clip.hashes(of: [.first]) }
      return
    }
    let numbers = Self.scattered(in: expected.count)
    let wanted = [.first] + numbers.map(FrameChoice.number) + [.last]
    let places = Set([0] + numbers + [expected.count - 1]).sorted()
    #expect(try clip.hashes(of: wanted) == places.map { expected[$0] })
  }

  @Test func mostClipsOfTheCorpusAreDecodable() {
    #expect(CorpusClip.decodable.count > 65)
  }

  /// Up to five numbers of frames, spread over the clip.
  private static func scattered(in count: Int) -> [Int] {
    guard count > 2 else { return [] }
    return Set((1...5).map { $0 * (count - 1) / 6 }).subtracting([0]).sorted()
  }
}

/// A clip of the corpus and its main track of video.
struct CorpusClip: Sendable, CustomTestStringConvertible {
  let path: String
  let track: Int
  var testDescription: String { URL(fileURLWithPath: path).lastPathComponent }

  /// The clips of the corpus that this build of FFmpeg can decode.
  static let decodable: [CorpusClip] = {
    let files = ImageCorpus.isPresent ? (try? FFprobeAnswer.all()) ?? [] : []
    return files.filter { $0.kind != "image" }.compactMap { file in
      let path = ImageCorpus.folder.appendingPathComponent(file.path).path
      guard let video = (try? MediaProbe().facts(of: path))?.mainVideo, video.codec.isDecodable
      else { return nil }
      return CorpusClip(path: path, track: video.index)
    }
  }()

  /// The hashes of single frames, in the order of presentation.
  func hashes(of choices: [FrameChoice]) throws -> [String] {
    let reader = try FrameReader(path, track: track)
    var hashes: [String] = []
    try reader.read(try reader.addresses(of: choices)) { hashes.append($0.decodedHash) }
    return hashes
  }
}

/// The frames of a clip as ffmpeg decodes them from the start, each as a hash of its samples.
struct FrameHashes {
  let all: [String]

  /// - Throws: `ExternalProgram.Failure` when ffmpeg refuses the file.
  init(_ path: String, track: Int) throws {
    // Cryptographic sums would take several times as long as the decoding.
    let text = try ExternalProgram.ffmpeg.output([
      "-nostdin", "-v", "error", "-noautorotate", "-i", path, "-map", "0:\(track)", "-fps_mode",
      "passthrough", "-autoscale", "0", "-f", "framehash", "-hash", "murmur3", "-",
    ])
    all = String(decoding: text, as: UTF8.self).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
      .compactMap {
        $0.split(separator: ",").last.map { $0.trimmingCharacters(in: .whitespaces) }
      }
  }
}
