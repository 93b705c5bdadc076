import Foundation
import MediaModel
import TestMedia
import Testing

@testable import Media

struct CutFileTests {
  /// A WAV file with a second of silence, cut to so many bytes.
  private func wave(announcing dataByteCount: UInt32, keeping byteCount: Int) -> [UInt8] {
    func number(_ value: UInt32, _ width: Int) -> [UInt8] {
      (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
    }
    let format = number(1, 2) + number(1, 2) + number(8000, 4) + number(16000, 4) + number(2, 2)
    let header =
      Array("RIFF".utf8) + number(36 + dataByteCount, 4) + Array("WAVEfmt ".utf8) + number(16, 4)
      + format + number(16, 2) + Array("data".utf8) + number(dataByteCount, 4)
    return Array((header + [UInt8](repeating: 0, count: 16000)).prefix(byteCount))
  }

  @Test(arguments: zip([16044, 16043, 8000], [false, true, true]))
  func tellsAWaveFileThatIsShorterThanItSays(byteCount: Int, isCut: Bool) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("sound.wav")
    try Data(wave(announcing: 16000, keeping: byteCount)).write(to: URL(fileURLWithPath: path))
    let problems = try MediaProbe().facts(of: path).problems
    #expect(problems.contains { $0.kind == .truncated } == isCut)
  }
}
