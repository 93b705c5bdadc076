import CFFmpeg

/// Lets FFmpeg read a file that is already open.
final class FileInput {
  /// FFmpeg's view of the file.
  let context: UnsafeMutablePointer<AVIOContext>
  private let state: State

  /// The file and how far FFmpeg has read.
  private final class State {
    let file: FileBytes
    var position: Int64 = 0

    init(_ file: FileBytes) { self.file = file }
  }

  /// How much FFmpeg asks for at a time; small, since headers are.
  private static let bufferByteCount = 32 << 10

  /// The corresponding C function is `avio_alloc_context`.
  init(_ file: FileBytes) throws(FFmpegError) {
    state = State(file)
    let buffer = av_malloc(Self.bufferByteCount)?.assumingMemoryBound(to: UInt8.self)
    let bytes = try allocated("av_malloc", buffer)
    let created = avio_alloc_context(
      bytes, Int32(Self.bufferByteCount), 0, Unmanaged.passUnretained(state).toOpaque(),
      { opaque, memory, count in
        guard let opaque, let memory else { return cff_error_invalid_data }
        let state = Unmanaged<State>.fromOpaque(opaque).takeUnretainedValue()
        let got = state.file.copy(to: memory, from: state.position, count: Int(count))
        guard got > 0 else { return got == 0 ? cff_error_end_of_file : cff_error_input_output }
        state.position += Int64(got)
        return Int32(got)
      }, nil,
      { opaque, offset, whence in
        guard let opaque else { return Int64(cff_error_invalid_data) }
        let state = Unmanaged<State>.fromOpaque(opaque).takeUnretainedValue()
        return seek(offset, whence, from: &state.position, byteCount: state.file.byteCount)
      })
    if created == nil { av_free(bytes) }
    context = try allocated("avio_alloc_context", created)
  }

  deinit {
    // FFmpeg may have replaced the buffer by a larger one.
    av_free(context.pointee.buffer)
    var pointer: UnsafeMutablePointer<AVIOContext>? = context
    avio_context_free(&pointer)
  }
}

/// Moves in a file as FFmpeg asks for, and returns where to; or returns the file's size, where FFmpeg
/// asks for that, or an error.
func seek(
  _ offset: Int64, _ whence: Int32, from position: inout Int64, byteCount: Int64
) -> Int64 {
  if whence & AVSEEK_SIZE != 0 { return byteCount }
  let base = whence & 3 == SEEK_CUR ? position : whence & 3 == SEEK_END ? byteCount : 0
  let (target, isTooFar) = base.addingReportingOverflow(offset)
  guard !isTooFar, target >= 0 else { return Int64(cff_error_invalid_data) }
  position = target
  return target
}
