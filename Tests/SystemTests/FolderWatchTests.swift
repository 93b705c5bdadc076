import Foundation
import System
import TestMedia
import Testing

/// What the system tells of a real folder.
@Suite struct FolderWatchTests {
  private let folder: TemporaryFolder
  private let watch: FolderWatch

  init() throws {
    folder = try TemporaryFolder()
    watch = try FolderWatch(folder.url.path, warn: { _ in })
  }

  /// The events up to one that is waited for, for at most ten seconds.
  private func events(until wanted: FolderEvent) -> [FolderEvent] {
    var events: [FolderEvent] = []
    let end = ContinuousClock.now + .seconds(10)
    while !events.contains(wanted), ContinuousClock.now < end {
      events += watch.events(waitingFor: 100)
    }
    return events
  }

  #if os(Linux)
    @Test func aFileComesGetsANameAndGoes() throws {
      let (part, clip) = (folder.path("a.part"), folder.path("a.mp4"))
      _ = try folder.write([1], named: "a.part")
      try FileManager.default.moveItem(atPath: part, toPath: clip)
      try FileManager.default.removeItem(atPath: clip)
      let seen = events(until: .gone(clip))
      #expect(seen.first == .file(part))
      #expect(seen.suffix(3) == [.gone(part), .file(clip), .gone(clip)])
    }

    @Test func aNewFolderIsToBeLookedThroughAndThenWatched() throws {
      let inner = folder.path("inner")
      try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: false)
      #expect(events(until: .folder(inner)) == [.folder(inner)])
      try watch.add(inner)
      _ = try folder.write([1], named: "inner/a.mp4")
      #expect(events(until: .file(inner + "/a.mp4")).contains(.file(inner + "/a.mp4")))
    }
  #endif

  @Test func theEndOfTheFolderIsTold() throws {
    try FileManager.default.removeItem(at: folder.url)
    #expect(events(until: .ended).contains(.ended))
  }

  @Test func aFolderThatIsNotThereCannotBeWatched() {
    #expect(throws: FileError.self) { _ = try FolderWatch(folder.path("missing"), warn: { _ in }) }
  }
}
