import Foundation
import Media
import MediaModel
import TestMedia
import Testing

@testable import Preprocess

struct ThumbnailReaderTests {
  private func pictures(
    _ folder: TemporaryFolder, _ options: ThumbnailOptions = .page,
    change: (inout SampleClip) -> Void
  ) throws -> FilePictures {
    let path = try SampleClip(change).write(in: folder)
    return ThumbnailReader(try MediaProbe().facts(of: path), options).pictures()
  }

  private func strip(change: (inout SampleClip) -> Void) throws -> Filmstrip {
    let folder = try TemporaryFolder()
    guard case .clip(let strip) = try pictures(folder, change: change) else { throw NoStrip() }
    return strip
  }

  private struct NoStrip: Error {}

  @Test(arguments: [10, 250])
  func aStripGoesFromTheFirstFrameToTheLast(keyFrameDistance: Int) throws {
    let strip = try strip {
      $0.frameCount = 100
      $0.keyFrameDistance = keyFrameDistance
      $0.bFrameCount = 2
    }
    #expect(strip.frames.count == 10)
    #expect(strip.frames.first?.number == 0 && strip.frames.last?.number == 99)
    #expect(strip.reachesEnd && strip.duration == MediaTime(seconds: 4))
    let times = strip.frames.map(\.time)
    #expect(times == times.sorted() && Set(times).count == 10)
    for (cell, frame) in strip.frames.enumerated().dropFirst().dropLast() {
      let wanted = Double(2 * cell + 1) / 20 * 4
      #expect(abs(frame.time.seconds.approximation - wanted) <= 0.4)
    }
  }

  @Test func aClipOfOneFrameHasOnePicture() throws {
    let strip = try strip { $0.frameCount = 1 }
    #expect(strip.frames.count == 1)
  }

  @Test(
    .enabled(if: ExternalProgram.arePresent, "\(ExternalProgram.absence)"))
  func picturesShowTheFramesThatTheyName() throws {
    let folder = try TemporaryFolder()
    let strip = try strip {
      $0.frameCount = 60
      $0.pictures = .numbers
      ($0.width, $0.height) = (160, 128)
      $0.keyFrameDistance = 60
    }
    for frame in strip.frames {
      let path = try folder.write(frame.thumbnail.jpeg, named: "\(frame.number ?? -1).jpg")
      #expect(try PlayedClip(path).numbers.first == frame.number)
    }
  }

  @Test func picturesAreAsSmallAsAskedFor() throws {
    let folder = try TemporaryFolder()
    let options = ThumbnailOptions(frameCount: 3, longSide: 40, longSideOfEnds: 50, quality: 50)
    let result = try pictures(folder, options) { $0.frameCount = 30 }
    guard case .clip(let strip) = result else { throw NoStrip() }
    #expect(strip.frames.map(\.thumbnail.size.width) == [50, 40, 50])
    #expect(strip.frames.allSatisfy { $0.thumbnail.jpeg.starts(with: [0xFF, 0xD8]) })
    #expect(strip.frames.allSatisfy { $0.thumbnail.jpeg.count < 2000 })
  }

  @Test func whatCannotBeShownSaysWhy() throws {
    let folder = try TemporaryFolder()
    let path = try SampleClip {
      $0.frameCount = 0
      $0.sound = SampleClip.Sound(sampleCount: 48_000)
    }.write(in: folder, named: "sound.m4a")
    let pictures = ThumbnailReader(try MediaProbe().facts(of: path)).pictures()
    #expect(pictures == .none(reason: "The file has audio, but no video."))
    try FileManager.default.removeItem(atPath: path)
    let clip = try SampleClip { $0.frameCount = 5 }.write(in: folder)
    let facts = try MediaProbe().facts(of: clip)
    try FileManager.default.removeItem(atPath: clip)
    guard case .none(let reason) = ThumbnailReader(facts).pictures() else { throw NoStrip() }
    #expect(reason.hasPrefix("The frames cannot be shown: the file "))
  }

  @Test func dearClipsAreShownByKeyFramesAlone() {
    let keys = [0, 2, 2, 9].map { second in
      FrameAddress(
        track: 0, ticks: Int64(second), timeBase: 1, number: nil,
        time: MediaTime(seconds: Rational(second)))
    }
    let plan = StripPlan(of: MediaTime(seconds: 12), count: 6, mayDecodeAll: false) { _ in keys }
    #expect(plan.exact.isEmpty)
    #expect(plan.keyFrames == [keys[1], keys[3]])
  }

  @Test func farKeyFramesDoNotStandIn() {
    let plan = StripPlan(of: MediaTime(seconds: 12), count: 6, mayDecodeAll: true) { times in
      times.map { time in
        FrameAddress(
          track: 0, ticks: 0, timeBase: 1, number: nil,
          time: max(.zero, time - MediaTime(seconds: 2)))
      }
    }
    #expect(plan.keyFrames.isEmpty)
    #expect(plan.exact.map(\.seconds) == [3, 5, 7, 9])
  }
}
