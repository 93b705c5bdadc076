/// Builds elements of Matroska files.
enum EBMLBytes {
  /// An element whose size is written in 8 bytes, so that positions are easy to compute.
  static func element(_ identifier: Int, _ payload: [UInt8]) -> [UInt8] {
    .joined(number(identifier), [0x01], .big(payload.count, 7), payload)
  }

  static func element(_ identifier: Int, _ value: Int) -> [UInt8] {
    element(identifier, .big(value, 8))
  }

  static func element(_ identifier: Int, _ value: Double) -> [UInt8] {
    element(identifier, .big(Int(bitPattern: UInt(value.bitPattern)), 8))
  }

  static func element(_ identifier: Int, _ text: String) -> [UInt8] {
    element(identifier, .text(text))
  }

  /// An element whose writer did not know the size.
  static func open(_ identifier: Int, _ payload: [UInt8]) -> [UInt8] {
    .joined(number(identifier), [0x01], [UInt8](repeating: 0xFF, count: 7), payload)
  }

  private static func number(_ identifier: Int) -> [UInt8] {
    .big(identifier, (identifier.bitWidth - identifier.leadingZeroBitCount + 7) / 8)
  }
}
