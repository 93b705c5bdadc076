import Foundation
import MediaModel
import Preflight
import ProviderAnswers
import Store
import TestMedia
import Testing

@Suite struct DamageTests {
  private let home: TestStore

  init() throws { home = try TestStore() }

  /// Ways to spoil a database.
  enum Damage: CaseIterable {
    case header, everything, truncation, otherProgram, missingTable

    func apply(to path: String) throws {
      var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
      switch self {
      case .header: bytes.replaceSubrange(0..<16, with: Array(repeating: 0x55, count: 16))
      case .everything: bytes = (0..<bytes.count).map { UInt8(truncatingIfNeeded: $0 &* 151) }
      case .truncation: bytes = Array(bytes.prefix(4096 + 100))
      // The place in the header that says whose database it is.
      case .otherProgram: bytes[68] = 0x11
      // The name of the table in the schema, which is text in the first pages.
      case .missingTable:
        let name = Array("learned_limits".utf8)
        for start in 0..<bytes.count - name.count
        where Array(bytes[start..<start + name.count]) == name {
          bytes[start] = UInt8(ascii: "x")
        }
      }
      try Data(bytes).write(to: URL(fileURLWithPath: path))
    }
  }

  @Test(arguments: Damage.allCases)
  func aDamagedDatabaseIsSetAsideAndANewOneBegun(damage: Damage) throws {
    try fill()
    try damage.apply(to: home.database)
    let spoiled = try Data(contentsOf: URL(fileURLWithPath: home.database))
    let store = try home.open()
    _ = try store.learn([.sample(99)])
    #expect(try home.open().learnedLimits().contains { $0.bounds.maximum?.value == 99 })
    let notice = try #require(store.notice)
    #expect(notice.contains(home.database))
    let aside = try #require(home.setAside.first)
    #expect(notice.contains(aside))
    #expect(try Data(contentsOf: URL(fileURLWithPath: aside)) == spoiled)
    #expect(home.setAside.count == 1)
  }

  @Test func nothingIsSaidOnceTheNewDatabaseIsThere() throws {
    try fill()
    try Damage.header.apply(to: home.database)
    _ = try home.open()
    #expect(try home.open().notice == nil)
  }

  @Test func whatCanBeReadOfADamagedDatabaseIsKept() throws {
    try fill(limitCount: 5, entryCount: 400)
    try spoilPages()
    let store = try home.open()
    // Reading shows the damage, and the limits and most entries come over.
    #expect(try store.history().count == 400)
    #expect(store.notice?.contains("what could be read of it was kept") == true)
    #expect(try store.learnedLimits().count == 5)
    let files = try store.history().flatMap(\.inputs).map(\.path)
    #expect(Set(["/clips/0.mov", "/clips/399.mov"]).isSubset(of: files))
  }

  @Test func damageThatShowsLaterIsMendedAsWell() throws {
    try fill(entryCount: 400)
    let store = try home.open()
    #expect(try store.entry(1) != nil)
    try spoilPages()
    let other = try home.open()
    #expect(try other.history().count == 400)
    // The one that was open goes over to the new file with its next write.
    _ = try store.learn([.sample(77)])
    #expect(try home.open().learnedLimits().contains { $0.bounds.maximum?.value == 77 })
    #expect(home.setAside.count == 1)
  }

  @Test func manyThatNoticeDamageAtOnceLoseNothing() async throws {
    try fill()
    try Damage.header.apply(to: home.database)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<24 {
        group.addTask { _ = try home.open().learn([.sample(Int64(1000 + number))]) }
      }
      try await group.waitForAll()
    }
    #expect(try home.open().learnedLimits().count { ($0.bounds.maximum?.value ?? 0) >= 1000 } == 24)
    #expect(home.setAside.count == 1)
  }

  @Test func anEmptyFileIsAnEmptyDatabase() throws {
    try FileManager.default.createDirectory(atPath: home.path, withIntermediateDirectories: true)
    try Data().write(to: URL(fileURLWithPath: home.database))
    let store = try home.open()
    _ = try store.learn([.sample()])
    #expect(store.notice == nil)
  }

  private func fill(limitCount: Int = 1, entryCount: Int = 1) throws {
    let store = try home.open()
    _ = try store.learn((0..<limitCount).map { .sample(Int64($0)) })
    _ = try store.record((0..<entryCount).map { .check(of: "/clips/\($0).mov", at: Int64($0)) })
    try store.forgetFacts()
  }

  /// Overwrites the pages in the middle of the database on which an entry's file stands.
  private func spoilPages() throws {
    var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: home.database)))
    let needle = Array("/clips/200.mov".utf8)
    let places = (0..<bytes.count - needle.count).filter {
      bytes[$0] == needle[0] && Array(bytes[$0..<$0 + needle.count]) == needle
    }
    for page in Set(places.map { $0 / 4096 * 4096 }) {
      bytes.replaceSubrange(page..<page + 4096, with: Array(repeating: 0xEE, count: 4096))
    }
    let file = try #require(FileHandle(forWritingAtPath: home.database))
    try file.write(contentsOf: bytes)
    try file.close()
  }
}
