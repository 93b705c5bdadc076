import Media
import MediaModel
import Preflight
import ProviderAnswers
import Store
import Synchronization
import System

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
    case done(Store)
    /// It is unwanted, or it failed and that was said.
    case without
  }

  private struct State {
    var opening: Opening
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
        "There is no home folder to keep a memory in; name a folder in PREFLIGHT_HOME, or add "
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
  func store() throws(FileError) -> Store {
    guard let folder else {
      throw FileError(description: "Memory is turned off, and this command needs it.")
    }
    do throws(StoreError) {
      let store = try Store(folder: folder)
      tell(store.notice)
      return store
    } catch {
      throw FileError(description: "\(error)")
    }
  }

  /// What a closure makes of the store, or nil without one.
  func use<Result: Sendable>(_ body: (Store) throws(StoreError) -> Result) -> Result? {
    use(openStore(), body)
  }

  /// The same for a closure that only reads: nil as well while nothing has been stored.
  func read<Result: Sendable>(_ body: (Store) throws(StoreError) -> Result) -> Result? {
    use(openStore(makingIt: false), body)
  }

  private func use<Result: Sendable>(
    _ store: Store?, _ body: (Store) throws(StoreError) -> Result
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

  private func openStore(makingIt: Bool = true) -> Store? {
    guard let folder else { return nil }
    let (store, error) = state.withLock { state -> (Store?, StoreError?) in
      switch state.opening {
      case .without: return (nil, nil)
      case .done(let store): return (store, nil)
      case .toCome:
        guard makingIt || Store.exists(in: folder) else { return (nil, nil) }
        do throws(StoreError) {
          let store = try Store(folder: folder)
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
    state.withLock { $0.opening = .without }
    printError("\(error) The work goes on without memory.")
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
