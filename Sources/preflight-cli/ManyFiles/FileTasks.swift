/// The tasks of a batch, one after the other, no two of which write to the same place.
struct FileTasks: Sequence, IteratorProtocol {
  private let work: FileWork
  private var inputs: InputSequence.Iterator
  private var number = 0
  /// Who writes where.
  private var takers: [String: String] = [:]

  init(_ inputs: InputSequence, work: FileWork) {
    self.work = work
    self.inputs = inputs.makeIterator()
  }

  /// The next task, or nil when all have been given.
  mutating func next() -> FileTask? {
    guard let entry = inputs.next() else { return nil }
    number += 1
    var task = work.task(for: entry, number: number)
    guard !work.writesFolders else { return task }
    for index in task.parts.indices {
      guard let target = task.parts[index].target else { continue }
      if let taker = take(target, for: entry.path) {
        task.isRepeated = taker == entry.path
        task.parts[index].obstacle =
          "its result would go to \(target), where that of \(taker) goes; add {folder}, "
          + "{extension} or {index} to the path after -o."
      }
    }
    return task
  }

  /// Notes who writes to a place, unless somebody does already.
  private mutating func take(_ target: String, for path: String) -> String? {
    let place = Self.place(target)
    if let taker = takers[place] { return taker }
    takers[place] = path
    return nil
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
