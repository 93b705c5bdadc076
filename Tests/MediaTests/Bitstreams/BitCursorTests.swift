import Testing

@testable import Media

struct BitCursorTests {
  @Test func readsBitsFromTheMostSignificantOn() {
    var cursor = BitCursor([0b1010_0101, 0b1100_0000])
    #expect(cursor.bits(3) == 0b101)
    #expect(cursor.flag() == false)
    #expect(cursor.bits(6) == 0b0101_11)
    #expect(!cursor.isExhausted)
  }

  @Test(arguments: [0, 1, 2, 3, 7, 8, 254, 255, 65535, 1 << 31, (1 << 32) - 2])
  func readsWhatAnEncoderWrites(number: Int) {
    var writer = BitWriter()
    writer.writeUnsigned(number)
    var cursor = BitCursor(writer.bytes)
    #expect(cursor.unsigned() == number)
    #expect(!cursor.isExhausted)
  }

  @Test(arguments: zip(0..<6, [0, 1, -1, 2, -2, 3])) func readsSigns(code: Int, value: Int) {
    var writer = BitWriter()
    writer.writeUnsigned(code)
    var cursor = BitCursor(writer.bytes)
    #expect(cursor.signed() == value)
  }

  @Test func givesZerosPastTheEnd() {
    var cursor = BitCursor([0xFF])
    #expect(cursor.bits(8) == 0xFF)
    #expect(cursor.bits(32) == 0)
    #expect(cursor.isExhausted)
    #expect(cursor.unsigned() == 0)
  }

  @Test func endsANumberThatNeverEnds() {
    var cursor = BitCursor([UInt8](repeating: 0, count: 64))
    _ = cursor.unsigned()
    _ = cursor.signed()
    #expect(!cursor.isExhausted)
  }
}
