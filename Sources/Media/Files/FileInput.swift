import CFFmpeg
import System

/// Lets FFmpeg read a file that is already open, or one in the making.
final class FileInput {
  /// FFmpeg's view of the file.
  let context: UnsafeMutablePointer<AVIOContext>
  private let state: State

  /// Copies bytes from an offset on into memory; returns how many, 0 at the end, and a negative number
  /// when the disk refuses.
  typealias Read = (UnsafeMutablePointer<UInt8>, _ offset: Int64, _ count: Int) -> Int

  /// The file and how far FFmpeg has read.
  private final class State {
    let read: Read
    let byteCount: () -> Int64
    var position: Int64 = 0

    init(read: @escaping Read, byteCount: @escaping () -> Int64) {
      self.read = read
      self.byteCount = byteCount
    }
  }

  /// How much FFmpeg asks for at a time; small, since headers are.
  private static let bufferByteCount = 32 << 10

  /// A file that is there.
  convenience init(_ file: FileBytes) throws(FFmpegError) {
    try self.init(
      read: { file.copy(to: $0, from: $1, count: $2) }, byteCount: { file.byteCount })
  }

  /// What was written so far.
  convenience init(_ file: OutputFile) throws(FFmpegError) {
    try self.init(
      read: { file.read(into: $0, at: $1, count: $2) }, byteCount: { file.byteCount })
  }

  /// The corresponding C function is `avio_alloc_context`.
  private init(
    read: @escaping Read, byteCount: @escaping () -> Int64
  ) throws(FFmpegError) {
    state = State(read: read, byteCount: byteCount)
    let buffer = av_malloc(Self.bufferByteCount)?.assumingMemoryBound(to: UInt8.self)
    let bytes = try allocated("av_malloc", buffer)
    let created = avio_alloc_context(
      bytes, Int32(Self.bufferByteCount), 0, Unmanaged.passUnretained(state).toOpaque(),
      { opaque, memory, count in
        guard let opaque, let memory else { return cff_error_invalid_data }
        let state = Unmanaged<State>.fromOpaque(opaque).takeUnretainedValue()
        let got = state.read(memory, state.position, Int(count))
        guard got > 0 else { return got == 0 ? cff_error_end_of_file : cff_error_input_output }
        state.position += Int64(got)
        return Int32(got)
      }, nil,
      { opaque, offset, whence in
        guard let opaque else { return Int64(cff_error_invalid_data) }
        let state = Unmanaged<State>.fromOpaque(opaque).takeUnretainedValue()
        return seek(offset, whence, from: &state.position, byteCount: state.byteCount())
      })
    if created == nil { av_free(bytes) }
    context = try allocated("avio_alloc_context", created)
  }

  deinit { freeContext(context) }
}

/// Frees FFmpeg's view of a file with its buffer, which FFmpeg may have replaced by a larger one.
func freeContext(_ context: UnsafeMutablePointer<AVIOContext>) {
  av_free(context.pointee.buffer)
  var pointer: UnsafeMutablePointer<AVIOContext>? = context
  avio_context_free(&pointer)
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
