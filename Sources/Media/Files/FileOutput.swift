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

  deinit {
    av_free(context.pointee.buffer)
    var pointer: UnsafeMutablePointer<AVIOContext>? = context
    avio_context_free(&pointer)
  }
}

/// Reads what a muxer wrote; it lives as long as FFmpeg holds on to it.
final class WrittenInput {
  private let file: OutputFile
  private var position: Int64 = 0

  private init(_ file: OutputFile) { self.file = file }

  /// FFmpeg's view of what was written so far, or nil without memory; to be given back to `close`.
  static func open(_ file: OutputFile) -> UnsafeMutablePointer<AVIOContext>? {
    let byteCount = 1 << 16
    guard let bytes = av_malloc(byteCount)?.assumingMemoryBound(to: UInt8.self) else { return nil }
    let input = Unmanaged.passRetained(WrittenInput(file))
    let context = avio_alloc_context(
      bytes, Int32(byteCount), 0, input.toOpaque(),
      { opaque, memory, count in
        guard let opaque, let memory else { return cff_error_invalid_data }
        let input = Unmanaged<WrittenInput>.fromOpaque(opaque).takeUnretainedValue()
        let got = input.file.read(into: memory, at: input.position, count: Int(count))
        guard got > 0 else { return got == 0 ? cff_error_end_of_file : cff_error_input_output }
        input.position += Int64(got)
        return Int32(got)
      }, nil,
      { opaque, offset, whence in
        guard let opaque else { return Int64(cff_error_invalid_data) }
        let input = Unmanaged<WrittenInput>.fromOpaque(opaque).takeUnretainedValue()
        return seek(offset, whence, from: &input.position, byteCount: input.file.byteCount)
      })
    guard context != nil else {
      av_free(bytes)
      input.release()
      return nil
    }
    return context
  }

  /// Takes back what `open` gave.
  static func close(_ context: UnsafeMutablePointer<AVIOContext>) {
    if let opaque = context.pointee.opaque {
      Unmanaged<WrittenInput>.fromOpaque(opaque).release()
    }
    av_free(context.pointee.buffer)
    var pointer: UnsafeMutablePointer<AVIOContext>? = context
    avio_context_free(&pointer)
  }
}
