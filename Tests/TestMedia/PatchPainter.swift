import CFFmpeg

/// Fills frames with flat areas whose values are known.
public enum PatchPainter {
  /// How wide an area is, in pixels.
  public static let width = 40

  /// Paints areas side by side from the left, each given by the values of its components as they are
  /// stored; the last one fills the rest.
  static func paint(_ patches: [[Int]], into picture: UnsafeMutablePointer<AVFrame>) {
    guard let format = av_pix_fmt_desc_get(AVPixelFormat(rawValue: picture.pointee.format)) else {
      return
    }
    let planes = [picture.pointee.data.0, picture.pointee.data.1, picture.pointee.data.2]
    let strides = [
      picture.pointee.linesize.0, picture.pointee.linesize.1, picture.pointee.linesize.2,
    ]
    let isDeep = format.pointee.comp.0.depth > 8
    for (component, plane) in planes.enumerated() {
      guard let plane else { continue }
      let shift =
        component == 0 ? (0, 0) : (format.pointee.log2_chroma_w, format.pointee.log2_chroma_h)
      let columns = (Int(picture.pointee.width) + (1 << Int(shift.0)) - 1) >> Int(shift.0)
      let rows = (Int(picture.pointee.height) + (1 << Int(shift.1)) - 1) >> Int(shift.1)
      for y in 0..<rows {
        let row = plane + y * Int(strides[component])
        for x in 0..<columns {
          let patch = min((x << Int(shift.0)) / width, patches.count - 1)
          let value = patches[patch][component]
          guard isDeep else {
            row[x] = UInt8(value)
            continue
          }
          row[2 * x] = UInt8(value & 0xFF)
          row[2 * x + 1] = UInt8(value >> 8)
        }
      }
    }
  }
}
