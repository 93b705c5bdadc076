import CFFmpeg
import MediaModel

/// The rows of a picture that is stored in one plane, channel beside channel.
///
/// A view: it holds the frame whose memory it shows.
struct PixelRows {
  let size: PixelSize
  /// Of a pixel: 1 for gray, 3 for RGB, 4 for RGB with opacity.
  let channelCount: Int
  /// 1 or 2; two have the low byte first.
  let bytesPerValue: Int
  private let frame: Frame
  private let base: UnsafeMutableRawPointer
  private let stride: Int

  /// A view of a frame.
  init(_ frame: Frame, channelCount: Int, bytesPerValue: Int) {
    let raw = frame.raw.pointee
    guard let size = PixelSize(width: Int(raw.width), height: Int(raw.height)),
      let data = raw.data.0
    else { preconditionFailure("A filtered picture has pixels.") }
    self.size = size
    self.channelCount = channelCount
    self.bytesPerValue = bytesPerValue
    self.frame = frame
    base = UnsafeMutableRawPointer(data)
    stride = Int(raw.linesize.0)
  }

  /// A view of a frame in a layout of stills.
  init(_ frame: Frame, _ layout: StillPixels.Layout) {
    self.init(
      frame, channelCount: layout.isGray ? 1 : layout.hasAlpha ? 4 : 3,
      bytesPerValue: layout.isDeep ? 2 : 1)
  }

  /// How many bytes of a row are pixels.
  var rowByteCount: Int { size.width * channelCount * bytesPerValue }
  /// How many bytes all pixels take.
  var byteCount: Int { rowByteCount * size.height }

  /// All pixels, row after row from the top, without padding.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(byteCount)
    for row in 0..<size.height { bytes += self[row] }
    return bytes
  }

  /// The pixels of a row, from the top.
  subscript(row: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: base + row * stride, count: rowByteCount)
  }

  /// The pixels of a row, to be written.
  func writable(_ row: Int) -> UnsafeMutableRawBufferPointer {
    UnsafeMutableRawBufferPointer(start: base + row * stride, count: rowByteCount)
  }
}

extension Frame {
  /// An empty picture of the same size in a layout of stills.
  func blank(_ layout: StillPixels.Layout) throws(FFmpegError) -> Frame {
    let result = try Frame()
    result.raw.pointee.format = av_get_pix_fmt(layout.formatName).rawValue
    result.raw.pointee.width = raw.pointee.width
    result.raw.pointee.height = raw.pointee.height
    try check("av_frame_get_buffer") { av_frame_get_buffer(result.raw, 0) }
    return result
  }
}
