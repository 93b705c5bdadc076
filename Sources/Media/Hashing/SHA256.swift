import CFFmpeg

/// A SHA-256 sum (FIPS 180-4) over bytes that come in pieces.
///
/// The corresponding C type is `AVHashContext`.
final class SHA256 {
  private let context: OpaquePointer

  /// The sum over nothing yet.
  init() {
    var created: OpaquePointer?
    let result = av_hash_alloc(&created, "SHA256")
    guard result >= 0, let created else {
      preconditionFailure("Every build of libavutil knows SHA-256.")
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

  /// The sum in 64 hexadecimal digits; nothing may be added afterwards.
  func finish() -> String {
    var digits = [UInt8](repeating: 0, count: Int(AV_HASH_MAX_SIZE) * 2 + 1)
    av_hash_final_hex(context, &digits, Int32(digits.count))
    return String(decoding: digits.prefix { $0 != 0 }, as: Unicode.ASCII.self)
  }
}

// One task owns a sum at a time.
@available(*, unavailable)
extension SHA256: Sendable {}
