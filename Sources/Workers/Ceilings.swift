package import MediaModel

/// What reading one file in a worker may cost at most.
package struct Ceilings: Sendable, Hashable {
  /// Memory that the worker really uses, in bytes.
  package var memory: Int64 = 1 << 30
  /// Computing time of all threads together, in milliseconds.
  package var computing: Int64 = 20_000
  /// Time that passes, in milliseconds.
  package var waiting: Int64 = 60_000

  package init(memory: Int64 = 1 << 30, computing: Int64 = 20_000, waiting: Int64 = 60_000) {
    self.memory = memory
    self.computing = computing
    self.waiting = waiting
  }

  /// The ceilings for a file whose packets are all read: such a file may be long and still be fine.
  ///
  /// A second more for every 20 MB, but no more than ten minutes, since a file may claim any size.
  package func stretched(for depth: ProbeDepth, byteCount: Int64) -> Ceilings {
    guard depth == .packets else { return self }
    let more = min(600_000, byteCount / 20_000)
    var ceilings = self
    ceilings.computing += more
    ceilings.waiting += more
    return ceilings
  }
}
