import Foundation
import MediaModel
import Testing

@testable import Media

/// The files in `Fuzzing/Seeds`, which libFuzzer starts from: each made a parser trap once.
struct SeedTests {
  static let files: [URL] = {
    let folder = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Fuzzing/Seeds")
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (found?.compactMap { $0 as? URL } ?? []).filter { !$0.hasDirectoryPath }
  }()

  @Test func thereAreSeeds() {
    #expect(!Self.files.isEmpty)
  }

  @Test(arguments: files) func aSeedIsReadOrRefused(file: URL) {
    do throws(MediaError) {
      let facts = try MediaProbe(depth: .packets).facts(of: file.path)
      #expect(facts.byteCount > 0)
    } catch {
      #expect([.notMedia, .tooLarge].contains(error.kind))
    }
  }
}
