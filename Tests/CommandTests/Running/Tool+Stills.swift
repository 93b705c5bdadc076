import Foundation
import TestMedia

/// Clips that show their numbers, and stills of them.
extension Tool {
  /// A clip of 160 × 128 pixels whose every frame shows its number, with B-frames.
  @discardableResult
  func numbers(
    _ name: String = "clip.mp4", frames: Int = 100, change: (inout SampleClip) -> Void = { _ in }
  ) throws -> String {
    try clip(name, frames: frames) {
      $0.pictures = .numbers
      $0.width = 160
      $0.height = 128
      $0.bFrameCount = 2
      change(&$0)
    }
  }

  /// The numbers that stills show to FFmpeg's own decoder.
  ///
  /// - Throws: `ExternalProgram.Failure` when one cannot be decoded.
  func shownNumbers(_ names: [String]) throws -> [Int?] {
    try names.map { try PlayedClip(folder.path($0)).numbers.first ?? nil }
  }

  /// The names in a folder within the tool's, hidden ones among them.
  func names(in name: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path(name))) ?? []).sorted()
  }
}

extension [String: Any] {
  /// The stills of a document.
  var stills: [[String: Any]] { at("stills") as? [[String: Any]] ?? [] }
}
