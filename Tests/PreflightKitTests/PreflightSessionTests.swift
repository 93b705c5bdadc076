import Foundation
import PreflightKit
import TestMedia
import Testing

/// The library as somebody outside uses it: one import beside Foundation, URLs in, values out.
struct PreflightSessionTests {
  private let folder: TemporaryFolder
  private let session = PreflightSession()

  init() throws { folder = try TemporaryFolder() }

  private func url(_ name: String) -> URL { URL(filePath: folder.path(name)) }

  private func clip(_ name: String, frames: Int) throws -> URL {
    let clip = SampleClip {
      $0.frameCount = frames
      ($0.width, $0.height) = (640, 360)
    }
    return URL(filePath: try clip.write(in: folder, named: name))
  }

  @Test func tellsTheFactsOfAFile() async throws {
    let facts = try await session.probe(try clip("clip.mp4", frames: 30))
    #expect(facts.mainVideo?.frameCount?.value == 30)
  }

  @Test func checksAFileForAProfile() async throws {
    let file = try clip("long.mp4", frames: 200)
    let report = try await session.check(file, for: ["erase-objects"])
    #expect(report.verdict == .fail)
    #expect(report.results[0].findings.contains { $0.id == "video.duration.too-long" })
  }

  @Test func whatIsNoMediaSpeaksAgainstTheRequest() async throws {
    let file = URL(filePath: try folder.write("no media".utf8, named: "a.mp4"))
    #expect(try await session.check(file, for: ["erase-objects"]).verdict == .fail)
  }

  @Test func fitsAClipAndReportsProgress() async throws {
    let file = try clip("long.mp4", frames: 200)
    #expect(try await session.plan(file, for: ["erase-objects"]).outcome == .planned)
    let fit = session.fit(file, for: ["erase-objects"], to: url("fit.mp4"))
    var fractions: [Double] = []
    for await progress in fit.progress { fractions.append(progress.fraction) }
    let report = try await fit.value
    #expect(report.outcome == .written)
    #expect(fractions.last == 1 && fractions == fractions.sorted())
    #expect(try await session.check(url("fit.mp4"), for: ["erase-objects"]).verdict != .fail)
  }

  @Test func trimsToTheFrame() async throws {
    let file = try clip("clip.mp4", frames: 60)
    let trim = session.trim(
      file, to: url("part.mp4"),
      options: FitOptions {
        $0.from = .frames(10)
        $0.frameCount = 20
      })
    #expect(try await trim.value.kept?.firstFrame == 10)
    #expect(try await session.probe(url("part.mp4")).mainVideo?.frameCount?.value == 20)
  }

  @Test func savesFramesAndGivesTheirPixels() async throws {
    let file = try clip("clip.mp4", frames: 30)
    let ends = ExtractionOptions { $0.picks = [.first, .last] }
    let stills = try await session.frames(of: file, ends, into: url("stills")).value
    #expect(stills.map(\.frame?.number) == [0, 29])
    #expect(stills.allSatisfy { FileManager.default.fileExists(atPath: $0.path) })
    let pixels = try await session.pixels(of: file, [.first, .last])
    #expect(pixels.map(\.size) == stills.map(\.size))
  }

  @Test func savesThePairOfATransition() async throws {
    let (first, second) = (try clip("a.mp4", frames: 20), try clip("b.mp4", frames: 20))
    let pair = try await session.transition(from: first, to: second, into: url("pair")).value
    #expect(pair.start.path == folder.path("pair/start.png"))
    #expect(pair.start.size == pair.end.size)
  }

  @Test func errorsSayKindAndValuesAndNoOption() async throws {
    await #expect(throws: PreflightError.self) { try await session.probe(url("none.mp4")) }
    let file = try clip("clip.mp4", frames: 30)
    do {
      _ = try await session.trim(file, to: file, options: FitOptions { $0.frameCount = 5 }).value
      Issue.record("A source was replaced.")
    } catch let error as PreflightError {
      guard case .file(let path, _, let reason) = error else { throw error }
      #expect(path == file.path && !reason.contains("--"))
    }
    let taken = try clip("taken.mp4", frames: 5)
    do {
      _ = try await session.trim(file, to: taken, options: FitOptions { $0.frameCount = 5 }).value
      Issue.record("A file was replaced.")
    } catch PreflightError.file(_, let problem, let reason) {
      #expect(problem == .outputExists && !reason.contains("--"))
    }
    do {
      _ = try await session.check(file, for: ["erase-objekts"])
      Issue.record("A profile was found.")
    } catch PreflightError.profile(_, let suggestions) {
      #expect(!suggestions.isEmpty)
    }
  }

  @Test func stopsWhenTheTaskThatWaitsIsCancelled() async throws {
    let file = try clip("long.mp4", frames: 250)
    let output = url("never.mp4")
    let task = Task { [session] in
      try await session.fit(
        file, for: ["erase-objects"], to: output, options: FitOptions { $0.mode = .encode }
      ).value
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("")) == ["long.mp4"])
  }

  @Test func stopsWhenTheTaskThatReadsProgressIsCancelled() async throws {
    let file = try clip("long.mp4", frames: 250)
    let fit = session.fit(
      file, for: ["erase-objects"], to: url("never.mp4"),
      options: FitOptions { $0.mode = .encode })
    let reading = Task { for await _ in fit.progress {} }
    reading.cancel()
    await #expect(throws: CancellationError.self) { try await fit.value }
  }
}
