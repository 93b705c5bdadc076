import MediaModel
import Testing

@testable import Store

@Suite struct FactsArchiveTests {
  private let facts: MediaFacts
  private let bytes: [UInt8]

  init() throws {
    facts = try .full()
    bytes = FactsArchive.bytes(of: facts)
  }

  @Test func whatWasWrittenIsRead() throws {
    #expect(facts(in: bytes) == facts)
    #expect(facts(in: FactsArchive.bytes(of: disabled)) == disabled)
  }

  /// The sample with what is true by default set to false.
  private var disabled: MediaFacts {
    var facts = facts
    facts.video[0].isEnabled = false
    facts.video[0].codec.isDecodable = false
    facts.audio[0].isEnabled = false
    return facts
  }

  /// A property that the archive forgets comes back with its default; so the sample gives every
  /// property of every part of the facts another value at least once.
  @Test func theSampleFillsEveryProperty() {
    var properties = Properties()
    properties.add(facts)
    properties.add(disabled)
    #expect(properties.all.count > 100)
    #expect(properties.all.subtracting(properties.filled).sorted() == [])
  }

  /// The stored properties of values, and which of them differ from what they are by default.
  private struct Properties {
    private(set) var all: Set<String> = []
    private(set) var filled: Set<String> = []

    mutating func add(_ value: Any) {
      let mirror = Mirror(reflecting: value)
      switch mirror.displayStyle {
      case .optional, .collection: for child in mirror.children { add(child.value) }
      case .struct:
        guard let part = value as? any Archived else { return }
        let blank = Mirror(reflecting: type(of: part).blank)
        for (child, empty) in zip(mirror.children, blank.children) {
          let name = "\(type(of: value)).\(child.label ?? "")"
          all.insert(name)
          if "\(child.value)" != "\(empty.value)" { filled.insert(name) }
          add(child.value)
        }
      default: return
      }
    }
  }

  @Test(arguments: [
    DynamicRange.sdr, .hlg, .pq, .hdr10, .hdr10Plus, .dolbyVision(profile: 5, compatibility: nil),
    .dolbyVision(profile: 8, compatibility: 0),
  ])
  func everyDynamicRangeIsKept(range: DynamicRange) throws {
    var facts = facts
    facts.video[0].dynamicRange = range
    let bytes = FactsArchive.bytes(of: facts)
    #expect(self.facts(in: bytes)?.video[0].dynamicRange == range)
  }

  @Test(arguments: [Int64.min, -1, 0, 1, 63, 64, .max])
  func everyNumberIsKept(number: Int64) throws {
    var facts = facts
    facts.byteCount = number
    let bytes = FactsArchive.bytes(of: facts)
    #expect(self.facts(in: bytes)?.byteCount == number)
  }

  @Test func bytesThatEndEarlyAreNoFacts() {
    for count in bytes.indices { #expect(facts(in: Array(bytes.prefix(count))) == nil) }
  }

  @Test func bytesThatGoOnAreNoFacts() {
    #expect(facts(in: bytes + [0]) == nil)
  }

  @Test func noDamagedByteIsTakenForFacts() {
    for index in bytes.indices {
      for bit in 0..<8 {
        var damaged = bytes
        damaged[index] ^= 1 << bit
        #expect(facts(in: damaged) == nil)
      }
    }
  }

  /// The sum keeps damage out; behind it, whatever bytes come must not end the process.
  @Test func readingAnyBytesEnds() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      var content = Array(bytes.dropFirst(9))
      for _ in 0..<3 {
        content[Int.random(in: content.indices, using: &generator)] = .random(in: 0...255)
      }
      unsafe content.withUnsafeBytes { bytes in
        var reader = unsafe ArchiveReader(bytes)
        var facts = MediaFacts.blank
        _ = try? facts.archive(with: &reader)
      }
    }
  }

  /// Raise `FactsArchive.version` and correct this sum whenever the parts of facts change: an archive
  /// that another version wrote must not be read as if it were ours.
  @Test func theLayoutIsThatOfTheVersion() {
    let sum = bytes.reduce(UInt64(0)) { $0 &* 31 &+ UInt64($1) }
    #expect(FactsArchive.version == 3)
    #expect(sum == 2_869_202_551_046_156_147)
  }

  private func facts(in bytes: [UInt8]) -> MediaFacts? {
    unsafe bytes.withUnsafeBytes { unsafe FactsArchive.facts(in: $0) }
  }
}

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
