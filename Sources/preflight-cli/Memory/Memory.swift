import Media
import Preflight
import Preprocess
import ProviderAnswers
import Store
import Synchronization
import System
import Workers

/// What the command remembers from one run to the next.
///
/// It never stands in the way: what cannot be stored or recalled is said once, in a sentence on
/// standard error, and the work goes on without. The database is opened when it is needed first, and
/// made when there is something to store.
final class Memory: Sendable {
  /// A memory that holds nothing.
  static let none = Memory(folder: nil)

  private enum Opening {
    case toCome
    case done(Database)
    /// It is unwanted, or it failed and that was said.
    case without
  }

  private struct State {
    var opening: Opening
    /// Why it cannot be used, or nil.
    var failure: StoreError?
    /// Whether what it holds decides on something that costs money, and nothing goes on without it.
    var isRequired = false
    var notice: String?
    var facts: [(key: ProbeKey, facts: MediaFacts)] = []
    var entries: [HistoryEntry] = []
  }

  /// How many facts or entries are stored in one go; waiting for more would risk losing more.
  private static let batchSize = 256

  /// Nil where nothing is to be remembered.
  private let folder: String?
  private let state: Mutex<State>

  /// The memory of this user, unless the environment wants none.
  convenience init() {
    guard !MemoryFolder.isUnwanted else {
      self.init(folder: nil)
      return
    }
    let folder = MemoryFolder.path
    if folder == nil {
      printError(
        "There is no home folder to store data in; name a folder in PREFLIGHT_HOME, or add "
          + "--no-memory.")
    }
    self.init(folder: folder)
  }

  private init(folder: String?) {
    self.folder = folder
    state = Mutex(State(opening: folder == nil ? .without : .toCome))
  }

  /// The store, for commands that are nothing without it.
  ///
  /// - Throws: `FileError` when there is none.
  func store() throws(FileError) -> Database {
    guard let folder else {
      throw FileError(description: "Memory is turned off, and this command needs it.")
    }
    do throws(StoreError) {
      let store = try Database(folder: folder)
      tell(store.notice)
      return store
    } catch {
      throw FileError(description: "\(error)")
    }
  }

  /// What a closure makes of the store, or nil without one.
  func use<Result: Sendable>(_ body: (Database) throws(StoreError) -> Result) -> Result? {
    use(openStore(), body)
  }

  /// The same for a closure that only reads: nil as well while nothing has been stored.
  func read<Result: Sendable>(_ body: (Database) throws(StoreError) -> Result) -> Result? {
    use(openStore(makingIt: false), body)
  }

  private func use<Result: Sendable>(
    _ store: Database?, _ body: (Database) throws(StoreError) -> Result
  ) -> Result? {
    guard let store else { return nil }
    do throws(StoreError) {
      let result = try body(store)
      tell(store.notice)
      return result
    } catch {
      giveUp(error)
      return nil
    }
  }

  /// Stores everything that has been gathered.
  func finish() { store(atLeast: 1) }

  /// Gathers the facts of a file.
  func remember(_ facts: MediaFacts, for key: ProbeKey) {
    state.withLock { $0.facts.append((key, facts)) }
    store(atLeast: Self.batchSize)
  }

  /// Gathers checks.
  func remember(_ entries: [HistoryEntry]) {
    guard folder != nil else { return }
    state.withLock { $0.entries += entries }
    store(atLeast: Self.batchSize)
  }

  /// Whether the user wants anything to be remembered, and there is a place for it.
  var isWanted: Bool { folder != nil }

  /// From now on, nothing goes on without a memory that is there and cannot be used: it may hold that a
  /// request was paid for already.
  func require() { state.withLock { $0.isRequired = true } }

  /// What a closure makes of the store before something is paid for; nil where none is wanted, and
  /// where there is none and there can be none.
  ///
  /// - Throws: `StoreError` when there is one that cannot be used, or could not be before.
  func useRequired<Result: Sendable>(
    _ body: (Database) throws(StoreError) -> Result
  ) throws(StoreError) -> Result? {
    let result = use(body)
    if result == nil, let failure = state.withLock(\.failure), !isAbsent(failure) { throw failure }
    state.withLock { $0.isRequired = false }
    return result
  }

  /// Whether a failure means that there is no store and never was one.
  private func isAbsent(_ failure: StoreError) -> Bool {
    guard let folder else { return true }
    return failure.kind == .notWritable && Database.isCertainlyAbsent(in: folder)
  }

  /// Whether there is anything to be had from it.
  var isActive: Bool {
    state.withLock { state in
      if case .without = state.opening { false } else { true }
    }
  }

  private func store(atLeast count: Int) {
    let facts = state.withLock { state in
      let facts = state.facts
      if facts.count >= count { state.facts = [] }
      return facts
    }
    if facts.count >= count { use { store throws(StoreError) in try store.remember(facts) } }
    let entries = state.withLock { state in
      let entries = state.entries
      if entries.count >= count { state.entries = [] }
      return entries
    }
    if entries.count >= count {
      _ = use { store throws(StoreError) in try store.record(entries) }
    }
  }

  private func openStore(makingIt: Bool = true) -> Database? {
    guard let folder else { return nil }
    let (store, error) = state.withLock { state -> (Database?, StoreError?) in
      switch state.opening {
      case .without: return (nil, nil)
      case .done(let store): return (store, nil)
      case .toCome:
        guard makingIt || Database.exists(in: folder) else { return (nil, nil) }
        do throws(StoreError) {
          let store = try Database(folder: folder)
          state.opening = .done(store)
          return (store, nil)
        } catch {
          state.opening = .without
          return (nil, error)
        }
      }
    }
    if let error { giveUp(error) }
    return store
  }

  private func giveUp(_ error: StoreError) {
    let isRequired = state.withLock { state in
      (state.opening, state.failure) = (.without, error)
      return state.isRequired
    }
    // Whoever needs it says what follows.
    guard !isRequired || isAbsent(error) else { return }
    printError("\(error) Continuing without memory.")
  }

  /// Says what happened to the database, once.
  private func tell(_ notice: String?) {
    guard let notice else { return }
    let isNew = state.withLock { state in
      defer { state.notice = notice }
      return state.notice != notice
    }
    if isNew { printError(notice) }
  }
}

extension Memory {
  /// The facts of a file, read unless they are remembered and the file has not changed since.
  ///
  /// What was read deeper does not answer for less: whether a verdict is right must not hang on what
  /// happens to be remembered.
  func facts(
    of path: String, depth: ProbeDepth, reader: any FactsReader = DirectReader()
  ) throws(MediaError) -> MediaFacts {
    guard isActive, let file = FileState(of: path) else {
      return try reader.facts(of: path, depth: depth)
    }
    let key = key(of: path, file, depth: depth)
    let known = read { store throws(StoreError) in try store.facts(for: key) }
    if var facts = known ?? nil {
      facts.path = path
      return facts
    }
    let facts = try reader.facts(of: path, depth: depth)
    if file.isSettled, FileState(of: path) == file { remember(facts, for: key) }
    return facts
  }

  private func key(of path: String, _ file: FileState, depth: ProbeDepth) -> ProbeKey {
    ProbeKey(
      path: AbsolutePath.of(path), byteCount: file.byteCount, modified: file.modified,
      device: file.identity.device, inode: file.identity.inode, reader: Self.readerName,
      depth: depth)
  }

  private static let readerName = "\(PreflightVersion.current), \(FFmpegVersion.libraries)"
}

extension Memory {
  /// Gathers what some profiles said of a request.
  func remember(_ results: [ProfileResult], of request: Request, profiles: [Profile]) {
    guard isActive else { return }
    let time = SystemClock.now
    remember(
      results.map { result in
        HistoryEntry(
          result, of: request, settingsOf: profiles.first { $0.id == result.profileID },
          at: time, resolving: AbsolutePath.resolved)
      })
  }

  /// Gathers what the profiles of a repair say of its result, or of the source where there is none.
  func remember(_ report: RepairReport, for acceptance: RepairPlan.Acceptance) {
    let facts: MediaFacts?
    let results: [ProfileResult]
    switch report.outcome {
    case .planned: return
    case .written, .copied: (facts, results) = (report.after, report.checkAfter)
    case .refused: (facts, results) = (report.before, report.checkBefore)
    }
    guard var facts else { return }
    if let output = report.output { facts.path = output }
    let request = Request(
      inputs: [RequestInput(role: acceptance.role, path: facts.path, facts: facts)],
      settings: acceptance.settings, transport: acceptance.transport)
    remember(results, of: request, profiles: acceptance.profiles)
  }
}

extension Memory {
  /// The built-in profiles with those of files, and with the limits that rejections brought to light.
  func catalog(with files: [UserProfiles.File]) -> JobCatalog {
    let limits = read { store throws(StoreError) in try store.learnedLimits() } ?? []
    return JobCatalog(
      files: files.map(\.source), profiles: files.map(\.profiles), learned: limits,
      at: SystemClock.now)
  }
}

/// Where the memory lies.
enum MemoryFolder {
  /// `$PREFLIGHT_HOME`, else `$XDG_STATE_HOME/preflight`, else `~/.local/state/preflight`; nil when
  /// there is no home folder.
  static var path: String? {
    if let chosen = value(of: "PREFLIGHT_HOME") { return AbsolutePath.of(chosen) }
    // The specification says that a relative path is to be passed over.
    if let state = value(of: "XDG_STATE_HOME"), state.hasPrefix("/") { return state + "/preflight" }
    guard let home = value(of: "HOME"), home.hasPrefix("/") else { return nil }
    return home + "/.local/state/preflight"
  }

  /// Whether the environment wants nothing to be remembered: `PREFLIGHT_NO_MEMORY=1`.
  static var isUnwanted: Bool {
    value(of: "PREFLIGHT_NO_MEMORY").map { $0 != "0" } ?? false
  }

  private static func value(of name: String) -> String? {
    Terminal.environment(name).flatMap { $0.isEmpty ? nil : $0 }
  }
}
