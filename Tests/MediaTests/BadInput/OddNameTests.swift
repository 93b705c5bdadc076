import Foundation
import MediaModel
import TestMedia
import Testing

@testable import Media

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
