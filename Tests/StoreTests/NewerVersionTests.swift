import Foundation
import Store
import TestMedia
import Testing

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
