package import MediaModel
import Preflight
package import ProviderAnswers
import Synchronization
import System

/// What Preflight remembers: facts of files, limits learned from rejections, checks and runs.
///
/// One SQLite database that many processes may use at once. What a function has returned from without
/// an error stays, however the process ends; learned limits and runs survive a power failure as well,
/// facts and checks, which can be had again, need not.
package final class Database: Sendable {
  private let database: Mutex<DatabaseFile>

  /// Opens the database in a folder, an absolute path that is made readable by the user alone, and
  /// makes both when they are missing.
  ///
  /// - Throws: `StoreError` when there can be no database there; a damaged one and one of a newer
  ///   version are set aside (``notice``).
  package init(folder: String) throws(StoreError) {
    database = Mutex(try DatabaseFile(StoreFolder(folder)))
  }

  /// Whether there is a database in a folder, so that what only reads need not make one.
  package static func exists(in folder: String) -> Bool {
    FileIdentity(of: StoreFolder.database(in: folder)) != nil
  }

  /// Whether there is certainly nothing in the place of the database; false also where there is no
  /// telling.
  package static func isCertainlyAbsent(in folder: String) -> Bool {
    FileKind.isCertainlyAbsent(StoreFolder.database(in: folder))
  }

  /// What the user should know, one sentence, or nil: a database was set aside.
  package var notice: String? { database.withLock(\.notice) }

  // MARK: Facts

  /// The facts that were remembered for a file as it is now, or nil.
  package func facts(for key: ProbeKey) throws(StoreError) -> MediaFacts? {
    try read { connection throws(StoreError) in
      try FactsTable(connection: connection).facts(for: key)
    }
  }

  /// Remembers the facts of files.
  package func remember(_ facts: [(key: ProbeKey, facts: MediaFacts)]) throws(StoreError) {
    try change(.process) { connection throws(StoreError) in
      try FactsTable(connection: connection).store(facts)
    }
  }

  // MARK: Learned limits

  /// What was learned about a profile, or about all of them, by profile and then by time.
  package func learnedLimits(of profileID: String? = nil) throws(StoreError) -> [LearnedLimit] {
    try read { connection throws(StoreError) in
      try LearnedTable(connection: connection).limits(of: profileID)
    }
  }

  /// Adds what was learned; a limit that is there already is confirmed.
  ///
  /// - Returns: The limits as they are stored now, in the same order.
  package func learn(_ limits: [LearnedLimit]) throws(StoreError) -> [LearnedLimit] {
    try changeEach(limits) { table, limit throws(StoreError) in try table.learn(limit) }
  }

  /// Notes that a request outside these limits was accepted.
  package func contradict(_ limits: [LearnedLimit]) throws(StoreError) {
    _ = try changeEach(limits) { table, limit throws(StoreError) in try table.contradict(limit) }
  }

  /// Removes limits.
  ///
  /// - Returns: How many were there.
  package func forget(_ limits: [LearnedLimit]) throws(StoreError) -> Int {
    try changeEach(limits) { table, limit throws(StoreError) in try table.forget(limit) }
      .reduce(0, +)
  }

  // MARK: History

  /// Stores checks or runs.
  ///
  /// - Returns: Their numbers, in the same order.
  package func record(_ entries: [HistoryEntry]) throws(StoreError) -> [Int64] {
    let holdsRuns = entries.contains { $0.run != nil }
    return try change(holdsRuns ? .power : .process) { connection throws(StoreError) in
      let writer = EntryWriter(connection: connection)
      var numbers: [Int64] = []
      for entry in entries { numbers.append(try writer.add(entry)) }
      try writer.trim()
      return numbers
    }
  }

  /// Stores a run that starts and gives it its request, unless the earlier runs of the request speak
  /// against it; gives its number, or nil when it may not start.
  ///
  /// Nothing comes between the question and the storing: of two processes that start the same run at
  /// once, the second sees the first. A run that is stopped after all gives the request back.
  ///
  /// - Throws: `StoreError` when it cannot be stored, or what decides cannot be read.
  package func begin(
    _ entry: HistoryEntry, if isAllowed: @Sendable (EarlierRuns) -> Bool
  ) throws(StoreError) -> Int64? {
    let fingerprint = entry.run?.fingerprint ?? ""
    let number = try change(.power) { connection throws(StoreError) -> Int64? in
      let requests = RequestTable(connection: connection)
      try requests.checkIntegrity()
      guard isAllowed(try requests.earlierRuns(of: fingerprint)) else { return nil }
      let number = try EntryWriter(connection: connection).add(entry)
      try requests.give(fingerprint, to: number)
      return number
    }
    // A run must not be lost with the log, which SQLite drops when it is damaged.
    if number != nil { try read { connection throws(StoreError) in try connection.saveLog() } }
    return number
  }

  /// Replaces what came of a run.
  package func update(_ run: RunRecord, of id: Int64) throws(StoreError) {
    try change(.power) { connection throws(StoreError) in
      try EntryWriter(connection: connection).replace(run, of: id)
    }
  }

  /// What was checked and run, newest first.
  package func history(_ filter: HistoryFilter = HistoryFilter()) throws(StoreError)
    -> [HistoryEntry]
  {
    try read { connection throws(StoreError) in
      try EntryReader(connection: connection).entries(filter)
    }
  }

  /// One entry, or nil when there is none of that number.
  package func entry(_ id: Int64) throws(StoreError) -> HistoryEntry? {
    try read { connection throws(StoreError) in
      try EntryReader(connection: connection).entry(id)
    }
  }

  /// Carries out a removal so that nothing of what is removed stays in the files.
  func erase<Result: Sendable>(
    _ body: @Sendable (Connection) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    let result = try change(.power, body)
    try read { connection throws(StoreError) in try connection.emptyLog() }
    return result
  }

  /// Lets a closure read the database.
  func read<Result: Sendable>(
    _ body: @Sendable (Connection) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try database.withLock { database throws(StoreError) in try database.read(body) }
  }

  /// Lets a closure change the database wholly or not at all.
  func change<Result: Sendable>(
    _ durability: Connection.Durability,
    _ body: @Sendable (Connection) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try database.withLock { database throws(StoreError) in try database.change(durability, body) }
  }

  /// Does something to each of the learned limits, to all or to none.
  private func changeEach<Result: Sendable>(
    _ limits: [LearnedLimit],
    _ body: @Sendable (LearnedTable, LearnedLimit) throws(StoreError) -> Result
  ) throws(StoreError) -> [Result] {
    try change(.power) { connection throws(StoreError) in
      let table = LearnedTable(connection: connection)
      var results: [Result] = []
      for limit in limits { results.append(try body(table, limit)) }
      return results
    }
  }
}

extension Database {
  /// Removes checks and runs for good.
  ///
  /// - Returns: How many there were.
  package func forgetHistory(_ filter: HistoryFilter = HistoryFilter()) throws(StoreError) -> Int {
    try erase { connection throws(StoreError) in
      // Whoever forgets everything does not ask any more what was lost.
      if filter == HistoryFilter() { try connection.run("DELETE FROM losses") }
      return try EntryWriter(connection: connection).remove(filter)
    }
  }

  /// Removes the facts of a file, or of all files, and what was made of it, for good.
  package func forgetFacts(of path: String? = nil) throws(StoreError) {
    try erase { connection throws(StoreError) in
      try FactsTable(connection: connection).remove(path: path)
      try MadeTable(connection: connection).remove(path: path)
    }
  }
}

extension Database {
  /// What was made of a file for a target last, or nil; both are absolute paths.
  package func made(of source: String, target: String) throws(StoreError) -> MadeResult? {
    try read { connection throws(StoreError) in
      try MadeTable(connection: connection).result(of: source, target: target)
    }
  }

  /// The file that was made under an absolute path last, as it was then, or nil.
  package func madeFile(at path: String) throws(StoreError) -> MadeResult.File? {
    try read { connection throws(StoreError) in
      try MadeTable(connection: connection).file(at: path)
    }
  }

  /// Remembers what was made of a file.
  package func remember(_ result: MadeResult) throws(StoreError) {
    try change(.process) { connection throws(StoreError) in
      try MadeTable(connection: connection).store(result)
    }
  }
}
