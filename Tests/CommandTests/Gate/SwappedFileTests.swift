import Foundation
import Preflight
import ProviderAnswers
import Store
import System
import TestMedia
import Testing

@testable import preflight_cli

/// Files that another takes the place of while a request is prepared: only what was checked is sent.
struct SwappedFileTests {
  /// How content gets under a path.
  enum Swap: CaseIterable {
    case renaming, rewriting, rewritingWithOldTime

    func put(_ text: String, under path: String, in folder: TemporaryFolder) throws {
      switch self {
      case .renaming:
        let new = try folder.write(text.utf8, named: "new")
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.moveItem(atPath: new, toPath: path)
      case .rewriting, .rewritingWithOldTime:
        let times = try FileManager.default.attributesOfItem(atPath: path)
        let file = try #require(FileHandle(forWritingAtPath: path))
        try file.write(contentsOf: Data(text.utf8))
        try file.close()
        guard self == .rewritingWithOldTime else { return }
        try FileManager.default.setAttributes(
          [.modificationDate: times[.modificationDate] ?? Date()], ofItemAtPath: path)
      }
    }
  }

  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = try folder.write("checked".utf8, named: "clip")
  }

  private func prepared(meanwhile swap: () throws -> Void = {}) throws -> PreparedRequest {
    try PreparedRequest(of: [path]) {
      try swap()
      let facts = MediaFacts.unreadable(path: path, byteCount: 7, reason: "It is a text.")
      return Report(
        request: Request(inputs: [RequestInput(path: path, facts: facts)]), results: [])
    }
  }

  @Test func aFileThatStaysIsSent() throws {
    try prepared().contents().refuseChanges()
  }

  @Test(arguments: Swap.allCases) func aFileThatIsSwappedDuringTheCheckIsNotSent(
    swap: Swap
  ) throws {
    let request = try prepared { try swap.put("another", under: path, in: folder) }
    #expect(throws: FileError.self) { try request.contents() }
  }

  @Test(arguments: Swap.allCases) func aFileThatIsSwappedAfterTheCheckIsNotSent(
    swap: Swap
  ) throws {
    let request = try prepared()
    try swap.put("another", under: path, in: folder)
    #expect(throws: FileError.self) { try request.contents() }
  }

  @Test(arguments: Swap.allCases) func aFileThatIsSwappedBeforeTheStartIsNotSent(
    swap: Swap
  ) throws {
    let contents = try prepared().contents()
    try swap.put("another", under: path, in: folder)
    #expect(throws: FileError.self) { try contents.refuseChanges() }
  }

  @Test func theSameContentInAnotherFileIsSent() throws {
    let contents = try prepared().contents()
    try Swap.renaming.put("checked", under: path, in: folder)
    try contents.refuseChanges()
  }

  @Test func aFileThatIsSwappedWhileTheMemoryIsLockedIsNotSent() throws {
    let tool = try Tool()
    try tool.model()
    try tool.clip(frames: 50)
    try tool.clip("other.mp4", frames: 60)
    let store = try Database(folder: tool.memory.url.path)
    let (locked, unlock) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    Thread {
      _ = try? store.begin(HistoryEntry(time: 0, profileID: "a", verdict: .pass)) { _ in
        locked.signal()
        unlock.wait()
        return false
      }
    }.start()
    locked.wait()
    let run = try tool.run(["run", "clip.mp4", "--for", "./model.json", "--", "touch", "ran"]) {
      process in
      // The tool waits for the memory with a lock of its own on another file in its hands.
      var count = 0
      tool.wait(for: process) {
        count = Self.holdsFileLock(process.processIdentifier) ? count + 1 : 0
        return count == 20
      }
      _ = try? tool.shell("mv other.mp4 clip.mp4")
      unlock.signal()
    }
    #expect(run.code == 2, "\(run.errors)")
    #expect(run.errors.hasSuffix("Nothing was run; try again.\n"), "\(run.errors)")
    #expect(!tool.has("ran"))
    // Nothing was paid for, so nothing stands in the way.
    #expect(
      try tool("run", "clip.mp4", "--for", "./model.json", "--", "touch", "ran").code == 0)
  }

  /// Whether a process holds a lock on a file; true where the system does not tell.
  private static func holdsFileLock(_ process: Int32) -> Bool {
    guard let locks = FileManager.default.contents(atPath: "/proc/locks") else { return true }
    return String(decoding: locks, as: UTF8.self).split(separator: "\n").contains { line in
      let words = line.split(separator: " ")
      return words.contains("FLOCK") && words.contains("\(process)")
    }
  }
}
