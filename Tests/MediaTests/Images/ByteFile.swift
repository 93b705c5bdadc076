import Foundation
import MediaModel

@testable import Media

/// A file of given bytes in the temporary folder, removed with its owner.
final class ByteFile {
  let path: String

  init(_ bytes: [UInt8]) throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("preflight-\(UUID().uuidString)")
    try Data(bytes).write(to: url)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// What the file's headers tell as a picture, or nil when it is none.
  func reading() throws -> ImageReading? {
    let file = try FileBytes(path: path)
    return try StillImage.reading(of: file, firstBytes: file.bytes(at: 0, count: 64))
  }

  /// What a file of such bytes tells as a picture, or nil when it is none.
  static func reading(_ bytes: [UInt8]) throws -> ImageReading? {
    try ByteFile(bytes).reading()
  }
}

extension [UInt8] {
  /// A number, most significant byte first.
  static func big(_ number: Int, _ byteCount: Int) -> [UInt8] {
    (0..<byteCount).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  /// A number, least significant byte first.
  static func little(_ number: Int, _ byteCount: Int) -> [UInt8] {
    big(number, byteCount).reversed()
  }

  /// Parts one after the other.
  static func joined(_ parts: [UInt8]...) -> [UInt8] { parts.flatMap { $0 } }

  static func text(_ text: String) -> [UInt8] { Array(text.utf8) }
}
