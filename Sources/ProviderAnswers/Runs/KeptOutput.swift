/// What a command wrote, as far as it is kept: the beginning and the end, however much there is
/// between them.
package struct KeptOutput: Sendable {
  private let headLimit: Int
  private let tailLimit: Int
  private var head: [UInt8] = []
  /// Up to twice the limit, so that not every byte moves the others.
  private var tail: [UInt8] = []
  /// How many bytes were written in all.
  package private(set) var byteCount = 0

  /// - Parameters:
  ///   - headLimit: How many bytes are kept of the beginning.
  ///   - tailLimit: How many bytes are kept of the end.
  package init(headLimit: Int = 64 << 10, tailLimit: Int = 1 << 20) {
    self.headLimit = headLimit
    self.tailLimit = tailLimit
  }

  /// Adds what was written next.
  package mutating func add(_ bytes: some Collection<UInt8>) {
    byteCount += bytes.count
    let room = headLimit - head.count
    head += bytes.prefix(room)
    tail += bytes.dropFirst(room)
    if tail.count > 2 * tailLimit { tail.removeFirst(tail.count - tailLimit) }
  }

  /// The beginning and the end; a line break stands for what is missing between them.
  package var bytes: [UInt8] {
    let isComplete = head.count + tail.count == byteCount && tail.count <= tailLimit
    return head + (isComplete ? [] : [UInt8(ascii: "\n")]) + tail.suffix(tailLimit)
  }

  /// At most so many bytes of the end.
  package func end(_ count: Int) -> [UInt8] {
    tail.count >= count ? Array(tail.suffix(count)) : Array((head + tail).suffix(count))
  }
}
