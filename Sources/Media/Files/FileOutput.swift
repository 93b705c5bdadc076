import CFFmpeg
import System

/// Lets FFmpeg write a file in the making, and read it again where a muxer wants to.
final class FileOutput {
  /// FFmpeg's view of the file.
  let context: UnsafeMutablePointer<AVIOContext>
  let file: OutputFile

  private static let bufferByteCount = 1 << 16

  /// The corresponding C function is `avio_alloc_context`.
  init(_ file: OutputFile) throws(FFmpegError) {
    self.file = file
    let bytes = try allocated(
      "av_malloc", av_malloc(Self.bufferByteCount)?.assumingMemoryBound(to: UInt8.self))
    let created = cff_alloc_output(
      bytes, Int32(Self.bufferByteCount), Unmanaged.passUnretained(file).toOpaque(),
      { opaque, bytes, count in
        guard let opaque, let bytes else { return cff_error_invalid_data }
        let file = Unmanaged<OutputFile>.fromOpaque(opaque).takeUnretainedValue()
        let isWritten = file.write(UnsafeBufferPointer(start: bytes, count: Int(count)))
        return isWritten ? count : cff_error_input_output
      },
      { opaque, offset, whence in
        guard let opaque else { return Int64(cff_error_invalid_data) }
        let file = Unmanaged<OutputFile>.fromOpaque(opaque).takeUnretainedValue()
        var position = file.offset
        let result = seek(offset, whence, from: &position, byteCount: file.byteCount)
        file.move(to: position)
        return result
      })
    if created == nil { av_free(bytes) }
    context = try allocated("avio_alloc_context", created)
  }

  deinit { freeContext(context) }
}
