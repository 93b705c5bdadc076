import CFFmpeg

/// Sums by which the bytes of a file, or any others, are told apart.
package enum FileHash {
  /// SHA-256 of all bytes of a file in 64 hexadecimal digits.
  ///
  /// All of the file is read, in pieces; a core sums up about a gigabyte in four seconds.
  ///
  /// - Throws: `MediaError` when the file cannot be read, became shorter meanwhile, or nobody wants the
  ///   sum any more.
  package static func sha256(
    of path: String, whileWanted isWanted: () -> Bool = { true }
  ) throws(MediaError) -> String {
    let file = try FileBytes(path: path)
    let sum = HashSum(.sha256)
    var offset: Int64 = 0
    while offset < file.byteCount {
      let bytes = try file.bytes(at: offset, count: 1 << 20)
      guard !bytes.isEmpty else {
        throw MediaError(.readFailed, path: path, reason: "changed while it was read; try again.")
      }
      sum.add(bytes)
      offset += Int64(bytes.count)
      guard isWanted() else {
        throw MediaError(.cancelled, path: path, reason: "was not read: cancelled.")
      }
    }
    return sum.finish()
  }

  /// SHA-256 of some bytes in 64 hexadecimal digits.
  package static func sha256(of bytes: [UInt8]) -> String {
    let sum = HashSum(.sha256)
    sum.add(bytes)
    return sum.finish()
  }
}

/// A sum over bytes that come in pieces.
///
/// The corresponding C type is `AVHashContext`.
final class HashSum {
  /// How bytes are summed up, by FFmpeg's names.
  enum Algorithm: String {
    /// FIPS 180-4.
    case sha256 = "SHA256"
    /// MurmurHash3 of 128 bits: many times as fast, and no proof against forgery.
    case murmur3
  }

  private let context: OpaquePointer

  /// The sum over nothing yet.
  init(_ algorithm: Algorithm) {
    var created: OpaquePointer?
    let result = av_hash_alloc(&created, algorithm.rawValue)
    guard result >= 0, let created else {
      preconditionFailure("Every build of libavutil knows both.")
    }
    context = created
    av_hash_init(context)
  }

  deinit {
    var pointer: OpaquePointer? = context
    av_hash_freep(&pointer)
  }

  /// Adds bytes to the sum.
  func add(_ bytes: UnsafeRawBufferPointer) {
    guard let base = bytes.baseAddress else { return }
    av_hash_update(context, base.assumingMemoryBound(to: UInt8.self), bytes.count)
  }

  /// Adds bytes to the sum.
  func add(_ bytes: [UInt8]) { bytes.withUnsafeBytes { add($0) } }

  /// The sum in hexadecimal digits; nothing may be added afterwards.
  func finish() -> String {
    var digits = [UInt8](repeating: 0, count: Int(AV_HASH_MAX_SIZE) * 2 + 1)
    av_hash_final_hex(context, &digits, Int32(digits.count))
    return String(decoding: digits.prefix { $0 != 0 }, as: Unicode.ASCII.self)
  }
}
