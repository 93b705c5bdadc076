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

/// EXIF data with a few tags, as cameras write them.
struct EXIFBytes {
  let isLittleEndian: Bool
  var orientation: Int?
  var make: String?
  /// Whether a GPS directory has a latitude, or nil for no GPS directory.
  var hasLatitude: Bool?

  var bytes: [UInt8] {
    var entries: [[UInt8]] = []
    let place = hasLatitude
    if let make { entries.append(entry(0x010F, type: 2, count: 4, .init((make + "\0").utf8))) }
    if let orientation {
      entries.append(entry(0x0112, type: 3, count: 1, number(orientation, 2) + [0, 0]))
    }
    if place != nil {
      let gpsOffset = 8 + 2 + 12 * (entries.count + 1) + 4
      entries.append(entry(0x8825, type: 4, count: 1, number(gpsOffset, 4)))
    }
    let order: [UInt8] = .text(isLittleEndian ? "II" : "MM")
    var all: [UInt8] = .joined(order, number(42, 2), number(8, 4), directory(entries))
    if let place {
      let version = entry(0, type: 1, count: 4, [2, 3, 0, 0])
      let latitude = entry(2, type: 5, count: 3, number(0, 4))
      all += directory(place ? [version, latitude] : [version])
    }
    return all
  }

  private func directory(_ entries: [[UInt8]]) -> [UInt8] {
    .joined(number(entries.count, 2), entries.flatMap { $0 }, number(0, 4))
  }

  private func entry(_ tag: Int, type: Int, count: Int, _ value: [UInt8]) -> [UInt8] {
    .joined(number(tag, 2), number(type, 2), number(count, 4), value)
  }

  private func number(_ value: Int, _ byteCount: Int) -> [UInt8] {
    isLittleEndian ? .little(value, byteCount) : .big(value, byteCount)
  }
}
