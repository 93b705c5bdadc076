import MediaModel
import Platform
import System

/// What one job in a worker may cost at most.
package struct Ceilings: Sendable, Hashable {
  /// Memory that the worker really uses, in bytes.
  package var memory: Int64
  /// Computing time of all threads together, in milliseconds.
  package var computing: Int64
  /// Time that passes, in milliseconds.
  package var waiting: Int64

  /// The usual ceilings for reading a file.
  package init(memory: Int64 = 1 << 30, computing: Int64 = 20_000, waiting: Int64 = 60_000) {
    self.memory = memory
    self.computing = computing
    self.waiting = waiting
  }

  /// The ceilings for reading all packets of a file, which may be long and still be fine.
  ///
  /// A second more for every 20 MB, but no more than ten minutes, since a file may claim any size.
  func stretched(forByteCount byteCount: Int64) -> Ceilings {
    let more = min(600_000, byteCount / 20_000)
    return Ceilings(memory: memory, computing: computing + more, waiting: waiting + more)
  }

  /// The ceilings for making something of a file, where nobody asked for others.
  ///
  /// - Parameters:
  ///   - byteCount: The file's size. Honest work takes a time that grows with it; a file that is made to
  ///     hang a decoder is small as a rule: ten minutes, and a minute more for each megabyte.
  ///   - jobs: How many are made at once. They share three quarters of the machine's memory, and none has
  ///     less than a gigabyte: 8K video takes that much.
  /// - Returns: The ceilings.
  package static func making(of byteCount: Int64, jobs: Int) -> Ceilings {
    let pages = Int64(sysconf(Int32(_SC_PHYS_PAGES)))
    let machine = max(0, pages * Int64(sysconf(Int32(_SC_PAGESIZE))))
    let waiting = 600_000 + 60_000 * (max(0, byteCount) / 1_000_000)
    return Ceilings(
      memory: max(1 << 30, machine / 4 * 3 / Int64(max(1, jobs))),
      // However many cores there are, time that passes is what ends it.
      computing: waiting * 1000, waiting: waiting)
  }
}
