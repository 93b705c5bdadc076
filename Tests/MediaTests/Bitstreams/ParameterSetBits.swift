/// Writes bits in order, as an encoder does.
struct BitWriter {
  private var bits: [Bool] = []

  /// A number of so many bits.
  mutating func write(_ value: Int, bits count: Int) {
    for shift in (0..<count).reversed() { bits.append(value >> shift & 1 == 1) }
  }

  mutating func write(_ flag: Bool) { bits.append(flag) }

  /// A number in Exp-Golomb code, `ue(v)`.
  mutating func writeUnsigned(_ value: Int) {
    let width = Int.bitWidth - (value + 1).leadingZeroBitCount
    write(0, bits: width - 1)
    write(value + 1, bits: width)
  }

  /// The bits so far, filled up with zeros.
  var bytes: [UInt8] {
    stride(from: 0, to: bits.count, by: 8).map { start in
      (0..<8).reduce(UInt8(0)) { byte, offset in
        byte << 1 | (start + offset < bits.count && bits[start + offset] ? 1 : 0)
      }
    }
  }

  /// The bytes as a NAL unit stores them, so that none of them look like a start code.
  var escapedBytes: [UInt8] {
    var output: [UInt8] = []
    var zeros = 0
    for byte in bytes {
      if zeros == 2 && byte <= 3 {
        output.append(3)
        zeros = 0
      }
      zeros = byte == 0 ? zeros + 1 : 0
      output.append(byte)
    }
    return output
  }
}

extension BitWriter {
  /// A Baseline parameter set of 64x48 pixels up to its usability information.
  static func parameterSet(widthInMacroblocks: Int = 4, heightInMacroblocks: Int = 3) -> BitWriter {
    var writer = BitWriter()
    writer.write(66, bits: 8)
    writer.write(0xC0, bits: 8)
    writer.write(10, bits: 8)
    for value in [0, 0, 2, 1] { writer.writeUnsigned(value) }
    writer.write(false)
    writer.writeUnsigned(widthInMacroblocks - 1)
    writer.writeUnsigned(heightInMacroblocks - 1)
    writer.write(true)
    writer.write(true)
    return writer
  }
}
