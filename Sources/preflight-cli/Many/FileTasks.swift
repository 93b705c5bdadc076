/// The tasks of a batch, one after the other, no two of which write to the same place.
struct FileTasks: Sequence, IteratorProtocol {
  private let work: FileWork
  private var inputs: InputSequence.Iterator
  private var number = 0
  private var pending: ArraySlice<FileTask> = []
  /// Who writes where.
  private var takers: [String: String] = [:]

  init(_ inputs: InputSequence, work: FileWork) {
    self.work = work
    self.inputs = inputs.makeIterator()
  }

  /// The next task, or nil when all have been given.
  mutating func next() -> FileTask? {
    while pending.isEmpty {
      guard let entry = inputs.next() else { return nil }
      number += 1
      pending = work.tasks(for: entry, number: number)[...]
    }
    guard var task = pending.popFirst() else { return nil }
    if let target = task.target, !work.writesFolders { claim(target, for: &task) }
    return task
  }

  private mutating func claim(_ target: String, for task: inout FileTask) {
    let place = Self.place(target)
    if let taker = takers[place] {
      task.obstacle =
        "its result would go to \(target), where that of \(taker) goes; add {folder}, "
        + "{extension} or {index} to the path after -o."
    } else {
      takers[place] = task.entry.path
    }
  }

  /// A path as the file system tells paths apart.
  private static func place(_ path: String) -> String {
    #if canImport(Darwin)
      path.lowercased()
    #else
      path
    #endif
  }
}
