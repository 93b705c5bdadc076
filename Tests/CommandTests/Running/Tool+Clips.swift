import Foundation
import TestMedia

/// Media in the tool's folder.
extension Tool {
  /// A clip of so many frames at `top / bottom` frames a second, changed where a test wants it.
  @discardableResult
  func clip(
    _ name: String = "clip.mp4", frames: Int = 25, at top: Int64 = 25, _ bottom: Int64 = 1,
    change: (inout SampleClip) -> Void = { _ in }
  ) throws -> String {
    try SampleClip {
      $0.frameCount = frames
      $0.setFrameRate(top, bottom)
      $0.keyFrameDistance = 50
      $0.muxerOptions = ["movflags": "+faststart"]
      change(&$0)
    }.write(in: folder, named: name)
  }

  /// Sound without pictures.
  @discardableResult
  func sound(_ name: String = "sound.m4a") throws -> String {
    try SampleClip {
      $0.frameCount = 0
      $0.sound = SampleClip.Sound(sampleCount: 48_000)
    }.write(in: folder, named: name)
  }

  /// A white picture.
  @discardableResult
  func image(_ name: String = "image.png", width: Int = 640, height: Int = 480) throws -> String {
    try folder.write(PNGFile(width: width, height: height).bytes, named: name)
  }

  /// A text file.
  @discardableResult
  func file(_ name: String, _ text: String) throws -> String {
    let folderPath = (folder.path(name) as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(
      atPath: folderPath, withIntermediateDirectories: true)
    return try folder.write(text.utf8, named: name)
  }

  /// Shortens a file to its first bytes.
  func cut(_ name: String, to byteCount: Int) throws {
    let bytes = FileManager.default.contents(atPath: folder.path(name)) ?? Data()
    _ = try folder.write(bytes.prefix(byteCount), named: name)
  }

  /// Whether a file of the name is in the folder.
  func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: folder.path(name)) }

  /// The names in the folder, those of the runs left out.
  var names: [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.url.path)) ?? []
    return all.filter { !$0.hasPrefix(".out-") && !$0.hasPrefix(".err-") }.sorted()
  }
}
