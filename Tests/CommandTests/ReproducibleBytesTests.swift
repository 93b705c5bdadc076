import Foundation
import MediaModel
import TestMedia
import Testing

/// The same part of the same clip is the same file, whatever else goes on.
@Suite struct ReproducibleBytesTests {
  /// What the C library fills memory with that nobody wrote: stale contents in the place of chance.
  private static let fillings = ["0", "1", "85", "170"]

  @Test func trimmingTwiceGivesTheSameBytes() throws {
    var tool = try Tool()
    // Pictures whose width is no multiple of 128 samples, and that change from frame to frame.
    try tool.clip(frames: 12) {
      $0.pictures = .numbers
      $0.width = 336
      $0.height = 192
      $0.sound = SampleClip.Sound(sampleCount: 24_000)
    }
    for filling in Self.fillings {
      tool.environment["MALLOC_PERTURB_"] = filling
      let run = try tool("trim", "clip.mp4", "--mode", "encode", "-o", "part-\(filling).mp4")
      #expect(run.code == 0, "\(run.errors)")
    }
    let made = Set(Self.fillings.map { bytes(tool, "part-\($0).mp4") })
    #expect(made.count == 1)
    #expect(!made.contains(nil))
  }

  private func bytes(_ tool: Tool, _ name: String) -> Data? {
    FileManager.default.contents(atPath: tool.folder.path(name))
  }
}
