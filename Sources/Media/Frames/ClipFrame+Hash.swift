import CFFmpeg

extension ClipFrame {
  /// SHA-256 in hexadecimal of the frame as it was decoded, before anything is converted: plane after
  /// plane, row after row, without padding.
  ///
  /// Anyone can compare it with what `ffmpeg -i clip -f framehash -hash sha256 -` prints.
  package var decodedHash: String {
    let raw = frame.raw.pointee
    let format = AVPixelFormat(rawValue: raw.format)
    let byteCount = Int(av_image_get_buffer_size(format, raw.width, raw.height, 1))
    let sum = SHA256()
    guard byteCount > 0 else { return sum.finish() }
    let planes = withUnsafeBytes(of: raw.data) {
      Array($0.bindMemory(to: UnsafePointer<UInt8>?.self).prefix(4))
    }
    let strides = withUnsafeBytes(of: raw.linesize) {
      Array($0.bindMemory(to: Int32.self).prefix(4))
    }
    let bytes = [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, count in
      av_image_copy_to_buffer(
        buffer.baseAddress, Int32(byteCount), planes, strides, format, raw.width, raw.height, 1)
      count = byteCount
    }
    bytes.withUnsafeBytes { sum.add($0) }
    return sum.finish()
  }
}
