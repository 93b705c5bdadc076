public import MediaModel
public import Preflight

/// What Preflight remembers: facts of files, limits that rejections taught, checks and runs.
///
/// One SQLite database that many processes may use at once. What a function has returned from without
/// an error is on the disk.
public final class Store: Sendable {
  /// Opens the database in a folder, and makes both when they are missing.
  ///
  /// - Parameter folder: An absolute path; made readable by the user alone.
  /// - Throws: `StoreError` when there can be no database there; a damaged one and one of a newer
  ///   version are set aside (``notice``).
  public init(folder: String) throws(StoreError) {
    fatalError("to be written")
  }

  /// What the user should know about the opening, one sentence, or nil: a database was set aside.
  public var notice: String? { fatalError("to be written") }

  // MARK: Facts

  /// The facts that were remembered for a file as it is now, or nil.
  public func facts(for key: ProbeKey) throws(StoreError) -> MediaFacts? {
    fatalError("to be written")
  }

  /// Remembers the facts of files.
  public func remember(_ facts: [(key: ProbeKey, facts: MediaFacts)]) throws(StoreError) {
    fatalError("to be written")
  }

  // MARK: Learned limits

  /// What was learned about a profile, or about all of them, by profile and then by time.
  public func learnedLimits(of profileID: String? = nil) throws(StoreError) -> [LearnedLimit] {
    fatalError("to be written")
  }

  /// Adds what was learned; a limit that is there already is confirmed.
  ///
  /// - Returns: The limits as they are stored now, in the same order.
  public func learn(_ limits: [LearnedLimit]) throws(StoreError) -> [LearnedLimit] {
    fatalError("to be written")
  }

  /// Notes that a request outside these limits was accepted.
  public func contradict(_ limits: [LearnedLimit]) throws(StoreError) {
    fatalError("to be written")
  }

  /// Removes limits.
  ///
  /// - Returns: How many were there.
  public func forget(_ limits: [LearnedLimit]) throws(StoreError) -> Int {
    fatalError("to be written")
  }

  // MARK: History

  /// Stores checks or runs.
  ///
  /// - Returns: Their numbers, in the same order.
  public func record(_ entries: [HistoryEntry]) throws(StoreError) -> [Int64] {
    fatalError("to be written")
  }

  /// Replaces what came of a run.
  public func update(_ run: RunRecord, of id: Int64) throws(StoreError) {
    fatalError("to be written")
  }

  /// What was checked and run, newest first.
  public func history(_ filter: HistoryFilter = HistoryFilter()) throws(StoreError)
    -> [HistoryEntry]
  {
    fatalError("to be written")
  }

  /// One entry, or nil when there is none of that number.
  public func entry(_ id: Int64) throws(StoreError) -> HistoryEntry? {
    fatalError("to be written")
  }
}
