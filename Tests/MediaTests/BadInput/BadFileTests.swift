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

struct CutFileTests {
  /// A WAV file with a second of silence, cut to so many bytes.
  private func wave(announcing dataByteCount: UInt32, keeping byteCount: Int) -> [UInt8] {
    func number(_ value: UInt32, _ width: Int) -> [UInt8] {
      (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
    }
    let format = number(1, 2) + number(1, 2) + number(8000, 4) + number(16000, 4) + number(2, 2)
    let header =
      Array("RIFF".utf8) + number(36 + dataByteCount, 4) + Array("WAVEfmt ".utf8) + number(16, 4)
      + format + number(16, 2) + Array("data".utf8) + number(dataByteCount, 4)
    return Array((header + [UInt8](repeating: 0, count: 16000)).prefix(byteCount))
  }

  @Test(arguments: zip([16044, 16043, 8000], [false, true, true]))
  func tellsAWaveFileThatIsShorterThanItSays(byteCount: Int, isCut: Bool) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("sound.wav")
    try Data(wave(announcing: 16000, keeping: byteCount)).write(to: URL(fileURLWithPath: path))
    let problems = try MediaProbe().facts(of: path).problems
    #expect(problems.contains { $0.kind == .truncated } == isCut)
  }
}

/// Names that FFmpeg, a shell or a terminal would read as something else.
struct OddNameTests {
  @Test(
    arguments: [
      "a clip.mp4", "a\nclip.mp4", "a=b.mp4", "clip \u{1F3AC}.mp4", "%d.mp4", "clip%03d.mp4",
      "-i.mp4", "--help", "concat:a.mp4", "http:clip.mp4", "file:clip.mp4", "pipe:0", "data:x.mp4",
      "subfile,,start,0,end,9,,:clip.mp4", "a|b.mp4", "*.mp4", "[a].mp4", "'.mp4", "\"\\.mp4",
      "\u{1B}[31m.mp4", "\u{7}.mp4", "clip.mp4.", " ", "\u{202E}4pm.mp4", "e\u{301}.mp4",
    ])
  func readsTheFileThatIsNamed(name: String) throws {
    let folder = try TemporaryFolder()
    let path = try SampleClip().write(in: folder, named: "plain.mp4")
    try FileManager.default.moveItem(atPath: path, toPath: folder.path(name))
    let facts = try MediaProbe().facts(of: folder.path(name))
    #expect(facts.path == folder.path(name))
    #expect(facts.mainVideo?.frameCount?.value == 10)
  }

  @Test(
    arguments: [
      "http://127.0.0.1:1/clip.mp4", "concat:a.mp4|b.mp4", "pipe:0", "-", "file:/etc/passwd",
      "data:video/mp4;base64,AAAA", "tcp://127.0.0.1:1", "lavfi:testsrc", "",
    ])
  func opensNoAddress(name: String) throws {
    let error = try expectingQuick {
      try #require(throws: MediaError.self) { try MediaProbe().facts(of: name) }
    }
    #expect(error.kind == .notFound)
  }

  @Test func refusesANameThatIsTooLong() throws {
    let name = String(repeating: "x", count: 5000)
    let error = try #require(throws: MediaError.self) { try MediaProbe().facts(of: name) }
    #expect(error.kind == .readFailed)
  }
}
