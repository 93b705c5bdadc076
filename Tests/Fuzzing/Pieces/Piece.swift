/// A part of a file that knows where it ends: a box, an element, a chunk, a packet.
struct Piece {
  /// How a piece says how long it is.
  enum SizeField {
    /// A number of bytes at a place, counted from a place in the file.
    case bigEndian(at: Int, width: Int, countedFrom: Int)
    case littleEndian(at: Int, width: Int, countedFrom: Int)
    /// A number of Matroska's, with its width in its first bits.
    case variable(at: Int, width: Int, countedFrom: Int)
    /// The length is fixed, or follows from the content.
    case none
  }

  let range: Range<Int>
  /// Where the content begins.
  let contentStart: Int
  let size: SizeField
  /// The pieces around this one, the outermost first, as positions in the list of all.
  let parents: [Int]

  var content: Range<Int> { min(contentStart, range.upperBound)..<range.upperBound }
}

extension Piece.SizeField {
  /// Writes a number into the field.
  func write(_ value: UInt64, in bytes: inout [UInt8]) {
    switch self {
    case .bigEndian(let place, let width, _):
      for index in 0..<width {
        bytes[place + index] = UInt8(truncatingIfNeeded: value >> UInt64(8 * (width - 1 - index)))
      }
    case .littleEndian(let place, let width, _):
      for index in 0..<width {
        bytes[place + index] = UInt8(truncatingIfNeeded: value >> UInt64(8 * index))
      }
    case .variable(let place, let width, _):
      let marked = value & (1 << UInt64(7 * width) - 1) | 1 << UInt64(7 * width)
      for index in 0..<width {
        bytes[place + index] = UInt8(truncatingIfNeeded: marked >> UInt64(8 * (width - 1 - index)))
      }
    case .none:
      break
    }
  }

  /// Makes the field fit a piece that ends elsewhere.
  func write(end: Int, in bytes: inout [UInt8]) {
    switch self {
    case .bigEndian(_, _, let origin), .littleEndian(_, _, let origin),
      .variable(_, _, let origin):
      write(UInt64(max(0, end - origin)), in: &bytes)
    case .none:
      break
    }
  }
}
