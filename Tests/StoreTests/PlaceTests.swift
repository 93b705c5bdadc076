import Foundation
import Store
import TestMedia
import Testing

@Suite struct PlaceTests {
  private let home: TestStore

  init() throws { home = try TestStore() }

  @Test func nobodyElseMayReadWhatIsMade() throws {
    let store = try Database(folder: home.path + "/deep/er")
    _ = try store.learn([.sample()])
    #expect(try mode(home.path + "/deep/er") == 0o700)
    let names = try FileManager.default.contentsOfDirectory(atPath: home.path + "/deep/er")
    #expect(names.contains("memory.sqlite-wal"))
    for name in names { #expect(try mode("\(home.path)/deep/er/\(name)") == 0o600) }
  }

  @Test func whatOthersCouldReadIsTakenFromThem() throws {
    _ = try home.open().learn([.sample()])
    let names = try FileManager.default.contentsOfDirectory(atPath: home.path)
    for name in names { try setMode("\(home.path)/\(name)", 0o644) }
    try setMode(home.path, 0o755)
    _ = try home.open().learn([.sample()])
    #expect(try mode(home.path) == 0o700)
    for name in names { #expect(try mode("\(home.path)/\(name)") == 0o600) }
  }

  @Test func theRightsOfAFolderThatOthersUseStay() throws {
    try setMode(home.folder.url.path, 0o755)
    _ = try home.folder.write([1], named: "something else")
    _ = try Database(folder: home.folder.url.path)
    #expect(try mode(home.folder.url.path) == 0o755)
    #expect(try mode(home.folder.path("memory.sqlite")) == 0o600)
  }

  @Test(arguments: ["/proc/preflight", "/dev/null/preflight", "relative", ""])
  func aFolderThatCannotBeIsAnError(folder: String) {
    let error = #expect(throws: StoreError.self) { try Database(folder: folder) }
    #expect(error?.kind == .notWritable)
    #expect(error?.path.isEmpty == folder.isEmpty)
  }

  @Test func aFolderInPlaceOfTheDatabaseIsAnError() throws {
    try FileManager.default.createDirectory(
      atPath: home.database, withIntermediateDirectories: true)
    let error = #expect(throws: StoreError.self) { try home.open() }
    #expect(error?.kind == .notWritable)
  }

  @Test func whatStandsInThePlaceOfTheDatabaseKeepsItsRights() throws {
    try FileManager.default.createDirectory(
      atPath: home.database, withIntermediateDirectories: true)
    try setMode(home.database, 0o755)
    #expect(throws: StoreError.self) { try home.open() }
    #expect(try mode(home.database) == 0o755)
    try FileManager.default.removeItem(atPath: home.database)
    let target = try home.folder.write([], named: "target")
    try setMode(target, 0o644)
    try FileManager.default.createSymbolicLink(
      atPath: home.database, withDestinationPath: target)
    _ = try home.open().learn([.sample(1)])
    #expect(try mode(target) == 0o644)
  }

  @Test(.enabled(if: ExternalProgram.sqlite.isPresent, "sqlite3 is missing"))
  func aDatabaseOfAnotherProgramIsSetAsideOnce() throws {
    try FileManager.default.createDirectory(atPath: home.path, withIntermediateDirectories: true)
    _ = try ExternalProgram.sqlite.output([
      home.database, "CREATE TABLE theirs (name TEXT); INSERT INTO theirs VALUES ('kept')",
    ])
    _ = try home.open().learn([.sample(1)])
    #expect(try home.open().learnedLimits() == [.sample(1)])
    #expect(home.setAside.count == 1)
    let kept = try ExternalProgram.sqlite.output([
      try #require(home.setAside.first), "SELECT name FROM theirs",
    ])
    #expect(String(decoding: kept, as: UTF8.self) == "kept\n")
  }

  @Test func aDatabaseThatWasDeletedIsMadeAnew() throws {
    let store = try home.open()
    _ = try store.learn([.sample(1)])
    try FileManager.default.removeItem(atPath: home.path)
    let error = #expect(throws: StoreError.self) { _ = try store.learn([.sample(2)]) }
    #expect(error?.kind == .notWritable)
    #expect(try home.open().learnedLimits().isEmpty)
    _ = try store.learn([.sample(3)])
    #expect(try home.open().learnedLimits() == [.sample(3)])
  }

  @Test func itIsKnownWhetherThereIsADatabase() throws {
    #expect(!Database.exists(in: home.path))
    _ = try home.open()
    #expect(Database.exists(in: home.path))
  }

  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require((attributes[.posixPermissions] as? NSNumber)?.intValue)
  }

  private func setMode(_ path: String, _ mode: Int) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }
}

@Suite struct NewerVersionTests {
  private let home: TestStore

  init() throws { home = try TestStore() }

  @Test func aNewerDatabaseStaysAsItIs() throws {
    let newer = try makeNewer()
    let store = try home.open()
    _ = try store.learn([.sample(5)])
    #expect(try Data(contentsOf: URL(fileURLWithPath: home.database)) == newer)
    #expect(try store.learnedLimits() == [.sample(5)])
  }

  @Test func thatIsSaidOnceAndNotEveryTime() throws {
    _ = try makeNewer()
    let notice = try #require(try home.open().notice)
    #expect(notice.contains(home.database))
    #expect(notice.contains("newer Preflight"))
    #expect(try home.open().notice == nil)
  }

  @Test func whatIsLearnedBesideItIsThereTheNextTime() throws {
    _ = try makeNewer()
    _ = try home.open().learn([.sample(5)])
    #expect(try home.open().learnedLimits() == [.sample(5)])
  }

  /// A database whose header says version 99, and its bytes.
  private func makeNewer() throws -> Data {
    let store = try home.open()
    _ = try store.learn([.sample(1)])
    try store.forgetFacts()
    var bytes = try Data(contentsOf: URL(fileURLWithPath: home.database))
    bytes[63] = 99
    try bytes.write(to: URL(fileURLWithPath: home.database))
    return bytes
  }
}

struct StoreErrorTests {
  @Test func saysWhereAndWhy() {
    let error = StoreError(.full, path: "/a/b", reason: "the disk is full.")
    #expect("\(error)" == "/a/b: the disk is full.")
  }
}
