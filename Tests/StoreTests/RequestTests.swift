import Foundation
import Preflight
import ProviderAnswers
import Store
import Synchronization
import TestMedia
import Testing

/// Which of several attempts at the same request may start.
@Suite struct RequestTests {
  private let home: TestStore

  init() throws { home = try TestStore() }

  private func run(_ stage: RunRecord.Stage = .started, at time: Int64 = 1) -> HistoryEntry {
    var entry = HistoryEntry.check(at: time)
    entry.run = RunRecord(stage: stage, command: "send", fingerprint: "f")
    return entry
  }

  /// Starts a run where no earlier one of its request started and none may be missing.
  private func begin(_ store: Database, at time: Int64 = 1) throws -> Int64? {
    try store.begin(run(at: time)) { $0.runs.isEmpty && $0.lostAt == nil }
  }

  /// Stores a run that started, in the database itself and not in its log.
  private func fill() throws {
    let store = try home.open()
    #expect(try begin(store) != nil)
    try store.forgetFacts()
  }

  /// What is told of earlier runs.
  private func earlierRuns(_ store: Database) throws -> EarlierRuns {
    let seen = Mutex(EarlierRuns())
    _ = try store.begin(run()) { earlier in
      seen.withLock { $0 = earlier }
      return false
    }
    return seen.withLock(\.self)
  }

  @Test func noNumberOfStoppedAttemptsHidesTheRunThatStarted() throws {
    let store = try home.open()
    let first = try #require(try begin(store))
    for number in 0..<200 {
      // A clock that was set back or forth changes nothing.
      _ = try store.record([run(.stopped, at: Int64(number * 7 % 50) - 20)])
      #expect(try begin(store, at: -5) == nil)
    }
    #expect(try earlierRuns(store).runs.map(\.id) == [first])
  }

  @Test func ofManyThatBeginAtOnceOneStarts() async throws {
    let stores = try (0..<30).map { _ in try home.open() }
    for round in 0..<20 {
      let started = try await withThrowingTaskGroup(of: Bool.self) { group in
        for store in stores {
          group.addTask {
            var entry = HistoryEntry.check(at: 1)
            entry.run = RunRecord(stage: .started, command: "send", fingerprint: "f\(round)")
            return try store.begin(entry) { $0.runs.isEmpty } != nil
          }
        }
        return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(started == 1)
    }
  }

  @Test func theNewestRunHasTheRequest() throws {
    let store = try home.open()
    let first = try #require(try begin(store, at: 100))
    let second = try #require(try store.begin(run(at: 1)) { _ in true })
    #expect(try earlierRuns(store).runs.map(\.id) == [second, first])
  }

  @Test func aRunThatDidNotStartAfterAllGivesTheRequestBack() throws {
    let store = try home.open()
    let first = try #require(try begin(store))
    let second = try #require(try store.begin(run()) { _ in true })
    try store.update(#require(run(.stopped).run), of: second)
    #expect(try earlierRuns(store).runs.map(\.id) == [first])
    try store.update(#require(run(.stopped).run), of: first)
    #expect(try earlierRuns(store).runs.isEmpty)
    #expect(try begin(store) != nil)
  }

  @Test func whatIsForgottenOfARequestLeavesTheRunsBeforeIt() throws {
    let store = try home.open()
    let first = try #require(try begin(store, at: 1))
    _ = try store.begin(run(at: 50)) { _ in true }
    #expect(try store.forgetHistory(HistoryFilter(since: 50)) == 1)
    #expect(try earlierRuns(store).runs.map(\.id) == [first])
  }

  @Test(arguments: DamageTests.Damage.allCases)
  func noDamageMakesARunForgotten(damage: DamageTests.Damage) throws {
    try fill()
    try damage.apply(to: home.database)
    #expect(try begin(home.open()) == nil)
    #expect(try begin(home.open()) == nil)
  }

  @Test func aDatabaseThatWasEmptiedMayHaveHeldTheRun() throws {
    #expect(try begin(home.open()) != nil)
    try Data().write(to: URL(fileURLWithPath: home.database))
    try Data().write(to: URL(fileURLWithPath: home.database + "-wal"))
    #expect(try begin(home.open()) == nil)
  }

  @Test func aLogThatIsLostTakesNoRunAlong() throws {
    #expect(try begin(home.open()) != nil)
    for part in ["-wal", "-shm"] {
      try FileManager.default.removeItem(atPath: home.database + part)
    }
    #expect(try begin(home.open()) == nil)
  }

  @Test func aBrokenIndexIsNoticedBeforeARunStarts() throws {
    let store = try home.open()
    #expect(try begin(store) != nil)
    try store.forgetFacts()
    // The index finds the run under another fingerprint from now on; the table stays whole.
    var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: home.database)))
    let index = try #require(
      try ExternalProgram.page(of: "entries_by_fingerprint", in: home.database))
    let page = (index - 1) * 4096..<index * 4096
    for place in page where bytes[place] == UInt8(ascii: "f") { bytes[place] = UInt8(ascii: "g") }
    for name in ["requests", "requests_by_run"] {
      let page = try #require(try ExternalProgram.page(of: name, in: home.database))
      for place in (page - 1) * 4096..<page * 4096 where bytes[place] == UInt8(ascii: "f") {
        bytes[place] = UInt8(ascii: "g")
      }
    }
    try Data(bytes).write(to: URL(fileURLWithPath: home.database))
    #expect(try begin(home.open()) == nil)
    #expect(home.setAside.count == 1)
  }

  @Test func whoeverForgetsEverythingIsAskedNothing() throws {
    try fill()
    try DamageTests.Damage.header.apply(to: home.database)
    let store = try home.open()
    #expect(try earlierRuns(store).lostAt != nil)
    _ = try store.forgetHistory()
    #expect(try earlierRuns(store) == EarlierRuns())
  }
}

extension ExternalProgram {
  /// The number of the first page of a table or an index, by SQLite's own program.
  fileprivate static func page(of name: String, in database: String) throws -> Int? {
    let output = try sqlite.output([
      database, "SELECT rootpage FROM sqlite_schema WHERE name = '\(name)'",
    ])
    return Int(String(decoding: output, as: UTF8.self).filter(\.isNumber))
  }
}
