import Foundation
import System
import TestMedia
import Testing

/// Files that are there whole or not at all.
struct OutputFileTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("result")
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
  }

  private func contents() -> [UInt8]? {
    FileManager.default.contents(atPath: path).map { [UInt8]($0) }
  }

  @Test func aFileHasItsNameAloneAndOnlyAfterTheCommit() throws {
    let file = try OutputFile(path: path, replacesExisting: false)
    try file.write([1, 2])
    try file.write([3])
    #expect(contents() == nil && file.byteCount == 3)
    try file.commit()
    #expect(try names() == ["result"])
    #expect(contents() == [1, 2, 3])
  }

  @Test func aFileWithoutACommitLeavesNothingBehind() throws {
    var file: OutputFile? = try OutputFile(path: path, replacesExisting: false)
    try file?.write([1])
    file = nil
    #expect(try file == nil && names().isEmpty)
  }

  @Test func anExistingFileStaysUnlessItIsToBeReplaced() throws {
    _ = try folder.write([9], named: "result")
    #expect(throws: FileError.self) { try OutputFile(path: path, replacesExisting: false) }
    let file = try OutputFile(path: path, replacesExisting: true)
    try file.write([1])
    #expect(contents() == [9])
    try file.commit()
    #expect(try names() == ["result"])
    #expect(contents() == [1])
  }

  @Test func aNameThatIsTakenMeanwhileIsNotTakenAway() throws {
    let file = try OutputFile(path: path, replacesExisting: false)
    try file.write([1])
    _ = try folder.write([9], named: "result")
    #expect(throws: FileError.self) { try file.commit() }
    #expect(contents() == [9])
  }

  @Test func startingOverForgetsWhatWasWritten() throws {
    let file = try OutputFile(path: path, replacesExisting: false)
    try file.write([1, 2, 3])
    try file.startOver()
    try file.write([4])
    try file.commit()
    #expect(contents() == [4])
  }

  @Test func withdrawingTakesAwayItsOwnFileOnly() throws {
    let first = try OutputFile(path: path, replacesExisting: false)
    try first.commit()
    let second = try OutputFile(path: path, replacesExisting: true)
    try second.write([2])
    try second.commit()
    first.withdraw()
    #expect(contents() == [2])
    second.withdraw()
    #expect(try names().isEmpty)
  }

  @Test func nothingIsWrittenOverAFolderOrIntoAMissingOne() {
    for place in [folder.url.path, folder.path("missing/result"), "/dev/null"] {
      #expect(throws: FileError.self, "\(place)") {
        try OutputFile(path: place, replacesExisting: true)
      }
    }
  }
}
