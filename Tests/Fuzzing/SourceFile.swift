import Foundation
import TestMedia

/// A whole file that is to be damaged, cut down so that reading it is quick.
struct SourceFile {
  let name: String
  let bytes: [UInt8]

  private static let maximumByteCount = 300_000

  /// A few small files of many formats that are made for the purpose.
  static func made() throws -> [SourceFile] {
    let folder = try TemporaryFolder()
    let clips: [(String, SampleClip)] = [
      ("plain.mp4", SampleClip { $0.sound = SampleClip.Sound(sampleCount: 9600) }),
      (
        "front.mov",
        SampleClip {
          $0.container = .mov
          $0.timecode = "01:00:00:00"
          $0.muxerOptions = ["movflags": "faststart"]
        }
      ),
      (
        "fragments.mp4",
        SampleClip {
          $0.keyFrameDistance = 2
          $0.muxerOptions = ["movflags": "frag_keyframe+empty_moov+default_base_moof"]
        }
      ),
      ("clip.mkv", SampleClip { $0.container = .mkv }),
      ("clip.ts", SampleClip { $0.container = .transportStream }),
      ("clip.avi", SampleClip { $0.container = .avi }),
    ]
    return try clips.map { name, clip in
      let path = try clip.write(in: folder, named: name)
      return SourceFile(
        name: name, bytes: [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
    }
  }

  /// The real files, those of which a part would be no file of their format left out.
  static func real() throws -> [SourceFile] {
    guard RealFiles.arePresent else { return [] }
    return try RealFiles.urls.sorted { $0.path < $1.path }.map { file in
      SourceFile(
        name: file.lastPathComponent,
        bytes: shortened([UInt8](try Data(contentsOf: file, options: .alwaysMapped))))
    }
  }

  /// A file's start and end, with the media data of ISO files shortened so that the index stays.
  private static func shortened(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count > maximumByteCount else { return bytes }
    let boxes = Anatomy(of: bytes).pieces.filter { piece in
      piece.parents.isEmpty && piece.range.count > maximumByteCount / 4
        && bytes[piece.range.lowerBound + 4..<piece.range.lowerBound + 8].elementsEqual("mdat".utf8)
    }
    var short = bytes
    for box in boxes.reversed() {
      let end = box.range.lowerBound + maximumByteCount / 4
      box.size.write(end: end, in: &short)
      short.removeSubrange(end..<box.range.upperBound)
    }
    guard short.count > 2 * maximumByteCount else { return short }
    return Array(short.prefix(maximumByteCount * 2 / 3) + short.suffix(maximumByteCount / 3))
  }
}
