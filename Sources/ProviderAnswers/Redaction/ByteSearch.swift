/// Finds a pattern in bytes in time that grows with their number alone, also where pattern and bytes
/// repeat themselves (the algorithm of Knuth, Morris and Pratt).
struct ByteSearch {
  private let pattern: [UInt8]
  /// For each prefix of the pattern, how long its longest end is that is also its beginning.
  private let borders: [Int]

  init(_ pattern: [UInt8]) {
    self.pattern = pattern
    var borders = [Int](repeating: 0, count: pattern.count)
    var length = 0
    for index in pattern.indices.dropFirst() {
      while length > 0, pattern[index] != pattern[length] { length = borders[length - 1] }
      if pattern[index] == pattern[length] { length += 1 }
      borders[index] = length
    }
    self.borders = borders
  }

  /// Where the pattern starts, from left to right without overlaps.
  func starts(in bytes: [UInt8]) -> [Int] {
    guard !pattern.isEmpty else { return [] }
    var starts: [Int] = []
    var length = 0
    for (index, byte) in bytes.enumerated() {
      while length > 0, byte != pattern[length] { length = borders[length - 1] }
      if byte == pattern[length] { length += 1 }
      if length == pattern.count {
        starts.append(index + 1 - length)
        length = 0
      }
    }
    return starts
  }

  /// The bytes with other bytes in the place of the pattern.
  func replacing(in bytes: [UInt8], by replacement: [UInt8]) -> [UInt8] {
    let starts = starts(in: bytes)
    guard !starts.isEmpty else { return bytes }
    var result: [UInt8] = []
    var position = 0
    for start in starts {
      result += bytes[position..<start]
      result += replacement
      position = start + pattern.count
    }
    return result + bytes[position...]
  }
}
