import Foundation
import Store
import TestMedia
import Testing

/// What was made of files, remembered.
@Suite struct MadeResultTests {
  private let home: TestStore

  init() throws { home = try TestStore() }

  private func result(
    _ source: String = "/clips/a.mov", target: String = "/out/a.mp4", recipe: String = "r",
    files: [String] = ["/out/a.mp4"], modified: Int64 = 2
  ) -> MadeResult {
    MadeResult(
      source: .init(path: source, byteCount: 1, modified: modified), target: target,
      recipe: recipe, files: files.map { .init(path: $0, byteCount: 3, modified: 4) })
  }

  @Test func everythingOfAResultComesBack() throws {
    let many = result(target: "/stills", files: ["/stills/1.png", "/stills/2.png"])
    try home.open().remember(many)
    try home.open().remember(result())
    let store = try home.open()
    #expect(try store.made(of: "/clips/a.mov", target: "/stills") == many)
    #expect(try store.made(of: "/clips/a.mov", target: "/out/a.mp4") == result())
    #expect(try store.made(of: "/clips/a.mov", target: "/out/b.mp4") == nil)
    #expect(try store.made(of: "/clips/b.mov", target: "/out/a.mp4") == nil)
  }

  @Test func aResultTakesThePlaceOfTheOneBefore() throws {
    let store = try home.open()
    try store.remember(result(files: ["/out/a.mp4", "/out/b.mp4"]))
    try store.remember(result(recipe: "new", modified: 9))
    #expect(
      try store.made(of: "/clips/a.mov", target: "/out/a.mp4")
        == result(recipe: "new", modified: 9))
    #expect(try store.madeFile(at: "/out/b.mp4") == nil)
  }

  @Test func aFileThatAnotherSourceTookIsThatSourcesAlone() throws {
    let store = try home.open()
    try store.remember(result())
    try store.remember(result("/clips/b.mov"))
    #expect(try store.made(of: "/clips/a.mov", target: "/out/a.mp4")?.files == [])
    #expect(try store.made(of: "/clips/b.mov", target: "/out/a.mp4") == result("/clips/b.mov"))
  }

  @Test(arguments: ["/clips/a.mov", "/out/a.mp4"])
  func forgettingAFileForgetsWhatWasMadeOfItOrWasIt(path: String) throws {
    let store = try home.open()
    try store.remember(result())
    try store.remember(result("/clips/b.mov", target: "/out/b.mp4", files: ["/out/b.mp4"]))
    try store.forgetFacts(of: path)
    #expect(try store.made(of: "/clips/a.mov", target: "/out/a.mp4") == nil)
    #expect(try store.madeFile(at: "/out/a.mp4") == nil)
    #expect(try store.madeFile(at: "/out/b.mp4") != nil)
  }

  @Test func aDatabaseOfTheFirstLayoutKeepsWhatItHolds() throws {
    let store = try home.open()
    _ = try store.learn([.sample(5)])
    try makeItOfTheFirstLayout()
    let migrated = try home.open()
    #expect(migrated.notice == nil)
    #expect(try migrated.learnedLimits() == [.sample(5)])
    try migrated.remember(result())
    #expect(try home.open().madeFile(at: "/out/a.mp4") != nil)
  }

  @Test func aDamagedDatabaseOfTheFirstLayoutIsSalvagedAsWell() throws {
    let store = try home.open()
    _ = try store.learn([.sample(5)])
    try makeItOfTheFirstLayout()
    let path = home.database
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    // The page of the table of facts, which is not needed to read what was learned.
    let root = try #require(
      Int(try sql("SELECT rootpage FROM sqlite_schema WHERE name = 'facts'")))
    bytes.replaceSubrange((root - 1) * 4096..<root * 4096, with: Data(repeating: 0xAB, count: 4096))
    try bytes.write(to: URL(fileURLWithPath: path))
    let salvaged = try home.open()
    try salvaged.remember([(.sample(), try .full())])
    #expect(try salvaged.learnedLimits() == [.sample(5)])
    #expect(home.setAside.count == 1)
  }

  /// Makes the database one that the first version left behind.
  private func makeItOfTheFirstLayout() throws {
    _ = try sql(
      "DROP TABLE made_files; DROP TABLE made; PRAGMA user_version = 1; "
        + "PRAGMA wal_checkpoint(TRUNCATE)")
  }

  private func sql(_ text: String) throws -> String {
    let output = try ExternalProgram.sqlite.output([home.database, text])
    return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
