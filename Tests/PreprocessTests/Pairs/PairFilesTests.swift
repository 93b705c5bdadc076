import Foundation
import Media
import MediaModel
import Preflight
import TestMedia
import Testing

@testable import Preprocess

/// What a pair leaves on the disk, and what it does not.
@Suite(.enabled(if: ExternalProgram.arePresent, Comment(rawValue: ExternalProgram.absence)))
struct PairFilesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func clip(_ name: String, change: (inout BlobClip) -> Void = { _ in }) throws -> String {
    try BlobClip {
      $0.frameCount = 12
      change(&$0)
    }.write(in: folder, named: name)
  }

  private func prepare(
    _ first: String, _ second: String, into name: String = "pair", replacing: Bool = false,
    options: (inout TransitionOptions) -> Void = { _ in },
    progress: (RenderProgress) -> Bool = { _ in true }
  ) throws -> PreparedPair {
    try PairExtraction().prepare(
      from: first, to: second, options: TransitionOptions(options), into: folder.path(name),
      replacesExisting: replacing, progress: progress)
  }

  private func names(in name: String) -> [String]? {
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path(name)))?.sorted()
  }

  @Test func nothingHasANameBeforeTheCommit() throws {
    let (first, second) = (try clip("a.mkv"), try clip("b.mkv"))
    var pair: PreparedPair? = try prepare(first, second) { $0.tail = .init(seconds: 1) }
    #expect(names(in: "pair") == [])
    pair = nil
    #expect(pair == nil && names(in: "pair") == nil)
  }

  @Test func whenOneNameIsTakenMeanwhileNoneIsGiven() throws {
    let pair = try prepare(try clip("a.mkv"), try clip("b.mkv"))
    _ = try folder.write([1], named: "pair/end.png")
    #expect(throws: MediaError.self) { try pair.output.commit() }
    #expect(names(in: "pair") == ["end.png"])
  }

  @Test func anExistingFileStaysUnlessItMayBeReplaced() throws {
    let (first, second) = (try clip("a.mkv"), try clip("b.mkv"))
    try FileManager.default.createDirectory(
      atPath: folder.path("pair"), withIntermediateDirectories: false)
    let old = try folder.write([1, 2, 3], named: "pair/end.png")
    #expect(throws: MediaError.self) { try prepare(first, second) }
    #expect(names(in: "pair") == ["end.png"])
    #expect(FileManager.default.contents(atPath: old) == Data([1, 2, 3]))
    try prepare(first, second, replacing: true).output.commit()
    #expect(names(in: "pair") == ["end.png", "start.png"])
    #expect(try DecodedRGB(old).width == 160)
  }

  @Test func aSourceIsNeverReplaced() throws {
    let first = try clip("start.png")
    let before = FileManager.default.contents(atPath: first)
    let second = try clip("b.mkv")
    #expect(throws: MediaError.self) {
      try prepare(first, second, into: ".", replacing: true).output.commit()
    }
    #expect(FileManager.default.contents(atPath: first) == before)
  }

  @Test func aFolderThatWasMadeGoesWithAPairThatFails() throws {
    let first = try clip("a.mkv")
    let second = try folder.write("no pictures".utf8, named: "b.mkv")
    #expect(throws: MediaError.self) { try prepare(first, second, into: "new/pair") }
    #expect(names(in: "new") == nil)
  }

  @Test func canBeCancelledAtAnyFrame() throws {
    let (first, second) = (try clip("a.mkv"), try clip("b.mkv"))
    var count = 0
    let error = #expect(throws: MediaError.self) {
      try prepare(
        first, second,
        progress: { progress in
          count = progress.frameCount
          return count < 3
        })
    }
    #expect(error?.kind == .cancelled && count == 3)
    #expect(names(in: "pair") == nil)
  }

  @Test func theTailEndsWithTheFrameThatStartShows() throws {
    let first = try clip("a.mp4") {
      $0.frameCount = 34
      $0.x = "20+3*N"
      $0.filters = ["fade=out:start_frame=20:nb_frames=10"]
      $0.coding = ["-c:v", "libx264", "-crf", "8", "-pix_fmt", "yuv420p", "-g", "12"]
    }
    let pair = try prepare(first, try clip("b.mkv")) {
      $0.tail = MediaTime(seconds: Rational(1, 2) ?? 0)
    }
    try pair.output.commit()
    guard case .written(let path, let firstFrame, let count)? = pair.report.tail else {
      Issue.record("There is no tail.")
      return
    }
    #expect(count == 12)
    let last = try #require(pair.report.start.record.frame?.number)
    #expect(firstFrame == last - 11)
    let start = try #require(try DecodedRGB(folder.path("pair/start.png")).blob)
    let shown = try #require(try DecodedRGB(path, number: nil).blob)
    let before = try #require(try DecodedRGB(path, number: 10).blob)
    // The blob moves by 3 pixels from frame to frame.
    #expect(abs(shown.left - start.left) <= 1)
    #expect(start.left - before.left >= 2)
  }
}
