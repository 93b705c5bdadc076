import Preflight
import ProviderAnswers
import Store
import Testing

@Suite struct HistoryTests {
  private let home: TestStore

  init() throws { home = try TestStore() }

  @Test func anEntryComesBackAsItWasRecorded() throws {
    var entry = HistoryEntry.fullRun()
    entry.id = try home.open().record([entry]).first
    #expect(try home.open().history() == [entry])
    #expect(try home.open().entry(#require(entry.id)) == entry)
  }

  @Test func whatIsUnknownComesBackUnknown() throws {
    var entry = HistoryEntry(time: 0, profileID: "", verdict: .fail)
    entry.id = try home.open().record([entry]).first
    #expect(try home.open().history() == [entry])
  }

  @Test func numbersComeInTheOrderOfTheEntries() throws {
    let store = try home.open()
    let numbers = try store.record([.check(at: 5), .check(at: 4), .check(at: 6)])
    #expect(numbers == numbers.sorted())
    #expect(try store.history().map(\.id) == [numbers[2], numbers[0], numbers[1]])
    #expect(try store.entry(99) == nil)
  }

  @Test func whatCameOfARunReplacesWhatWasKnown() throws {
    let store = try home.open()
    var entry = HistoryEntry.fullRun()
    let id = try #require(try store.record([entry]).first)
    let run = RunRecord(
      stage: .killed, command: "send", fingerprint: "f00", signal: 9,
      answer: ProviderAnswer(jobs: [JobReference(name: "id", id: "9")]))
    try store.update(run, of: id)
    (entry.id, entry.run) = (id, run)
    #expect(try store.entry(id) == entry)
  }

  @Test func anUpdateOfWhatIsNotThereChangesNothing() throws {
    let store = try home.open()
    try store.update(.full, of: 12)
    #expect(try store.history().isEmpty)
  }

  @Test(arguments: [
    (HistoryFilter(), [5, 4, 3, 2, 1]),
    (HistoryFilter(kind: .checks), [4, 3, 2, 1]),
    (HistoryFilter(kind: .runs), [5]),
    (HistoryFilter(profileID: "b"), [2]),
    (HistoryFilter(verdict: .fail), [3]),
    (HistoryFilter(since: 2), [5, 4, 3, 2]),
    (HistoryFilter(until: 2), [1]),
    (HistoryFilter(since: 2, until: 4), [3, 2]),
    (HistoryFilter(path: "/x"), [4]),
    (HistoryFilter(contentHash: "abc"), [5, 3]),
    (HistoryFilter(path: "/x", contentHash: "abc"), [5, 4, 3]),
    (HistoryFilter(fingerprint: "f00"), [5]),
    (HistoryFilter(maximumCount: 2), [5, 4]),
    (HistoryFilter(profileID: "a", maximumCount: 1), [4]),
    (HistoryFilter(profileID: "a", verdict: .pass, path: "/x"), [4]),
  ])
  func filtersLetThroughWhatTheySay(filter: HistoryFilter, times: [Int64]) throws {
    let store = try home.open()
    _ = try store.record([
      .check(profileID: "a", at: 1), .check(profileID: "b", at: 2),
      .check(content: "abc", profileID: "a", verdict: .fail, at: 3),
      .check(of: "/x", profileID: "a", at: 4), .fullRun(at: 5),
    ])
    #expect(try store.history(filter).map(\.time) == times)
  }
}
