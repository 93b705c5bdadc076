import MediaModel
import Store
import Testing

@Suite struct FactsTests {
  private let home: TestStore

  init() throws { home = try TestStore() }

  @Test func everythingKnownOfAFileComesBack() throws {
    let facts = try MediaFacts.full()
    try home.open().remember([(.sample(), facts)])
    #expect(try home.open().facts(for: .sample()) == facts)
  }

  @Test(arguments: [
    ProbeKey.sample(path: "/clips/b.mov"), .sample(byteCount: 11), .sample(modified: 21),
    .sample(device: 31), .sample(inode: 40), .sample(reader: "1/3"), .sample(depth: .packets),
  ])
  func factsOfAFileThatIsNotTheSameAreNotGiven(key: ProbeKey) throws {
    let store = try home.open()
    try store.remember([(.sample(), try .full())])
    #expect(try store.facts(for: key) == nil)
  }

  @Test func newFactsTakeThePlaceOfOldOnes() throws {
    let store = try home.open()
    try store.remember([(.sample(), try .full())])
    try store.remember([(.sample(modified: 21), try .full(path: "/new"))])
    #expect(try store.facts(for: .sample()) == nil)
    #expect(try store.facts(for: .sample(modified: 21))?.path == "/new")
  }

  @Test func factsOfEveryDepthAreKeptApart() throws {
    let store = try home.open()
    try store.remember([
      (.sample(), try .full(path: "/header")),
      (.sample(depth: .packets), try .full(path: "/packets")),
    ])
    #expect(try store.facts(for: .sample())?.path == "/header")
    #expect(try store.facts(for: .sample(depth: .packets))?.path == "/packets")
  }
}
