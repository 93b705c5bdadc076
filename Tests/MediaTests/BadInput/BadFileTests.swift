import Foundation
import MediaModel
import TestMedia
import Testing

@testable import Media

/// Files that are no media, or not whole: one clear sentence each, at once.
struct BadFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func error(of path: String) throws -> MediaError {
    try expectingQuick {
      try #require(throws: MediaError.self) { try MediaProbe().facts(of: path) }
    }
  }

  @Test func refusesAMissingFile() throws {
    let error = try error(of: folder.path("nothing.mp4"))
    #expect(error.kind == .notFound)
    #expect("\(error)" == "\(folder.path("nothing.mp4")): no such file.")
  }

  @Test func refusesAFileInsideAFile() throws {
    let path = try folder.write([1], named: "file")
    #expect(try error(of: path + "/clip.mp4").kind == .notFound)
  }

  @Test func refusesAFolder() throws {
    #expect(try error(of: folder.url.path).kind == .isDirectory)
  }

  @Test func refusesAnEmptyFile() throws {
    let error = try error(of: folder.write([], named: "empty.mp4"))
    #expect(error.kind == .empty)
    #expect(error.reason.contains("0 bytes"))
  }

  @Test(.enabled(if: getuid() != 0, "the superuser may read everything"))
  func refusesAFileThatMayNotBeRead() throws {
    let path = try SampleClip().write(in: folder)
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    #expect(try error(of: path).kind == .permissionDenied)
  }

  @Test func refusesAPipeWithoutWaitingForAWriter() throws {
    let path = folder.path("pipe.mp4")
    let result = unsafe mkfifo(path, 0o600)
    try #require(result == 0)
    #expect(try error(of: path).kind == .notRegularFile)
  }

  @Test(arguments: ["/dev/zero", "/dev/null", "/dev/urandom"]) func refusesDevices(path: String)
    throws
  {
    #expect(try error(of: path).kind == .notRegularFile)
  }

  @Test func refusesALinkThatLeadsNowhere() throws {
    let path = folder.path("link.mp4")
    try FileManager.default.createSymbolicLink(
      atPath: path, withDestinationPath: folder.path("nothing.mp4"))
    #expect(try error(of: path).kind == .notFound)
  }

  @Test func followsALinkToAClip() throws {
    let clip = try SampleClip().write(in: folder)
    let path = folder.path("link.mp4")
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: clip)
    #expect(try MediaProbe().facts(of: path).mainVideo?.frameCount?.value == 10)
  }

  @Test(arguments: ["Dear diary, today I went out.", "<html><body>404</body></html>", "\n", "{}"])
  func callsTextText(text: String) throws {
    let error = try error(of: folder.write(text.utf8, named: "clip.mp4"))
    #expect(error.kind == .notMedia)
    #expect(error.reason.contains("text file"))
  }

  @Test(arguments: [1, 7, 8, 100, 65_536]) func refusesBytesWithoutMeaning(count: Int) throws {
    var generator = SeededGenerator(seed: UInt64(count))
    let bytes = (0..<count).map { _ in UInt8.random(in: 0...31, using: &generator) }
    #expect(try error(of: folder.write(bytes, named: "clip.mp4")).kind == .notMedia)
  }

  @Test func refusesZeros() throws {
    let path = try folder.write([UInt8](repeating: 0, count: 100_000), named: "clip.mov")
    #expect(try error(of: path).kind == .notMedia)
  }

  @Test func saysThatAnIndexIsMissing() throws {
    var file = try MP4File(path: SampleClip().write(in: folder))
    try file.dropIndex()
    let error = try error(of: file.write(in: folder))
    #expect(error.kind == .notMedia)
    #expect(error.reason.contains("without its index (moov box)"))
  }

  @Test(arguments: [SampleClip.Container.mp4, .mov])
  func saysThatAnIndexAtTheEndWasCutOff(container: SampleClip.Container) throws {
    let clip = SampleClip {
      $0.container = container
      $0.frameCount = 100
    }
    var file = try MP4File(path: clip.write(in: folder))
    file.truncate(to: file.bytes.count / 2)
    #expect(try error(of: file.write(in: folder)).reason.contains("moov box"))
  }

  @Test func refusesTheFirstBytesOfAClip() throws {
    let whole = try MP4File(path: SampleClip().write(in: folder))
    for count in [1, 4, 8, 16, 24, 31, 32, 40] {
      let path = try folder.write(whole.bytes.prefix(count), named: "cut.mp4")
      #expect(try error(of: path).kind == .notMedia)
    }
  }
}
