/// Where a part of a HEIF item's data lies in the file.
struct HEIFExtent {
  let start: Int64
  let end: Int64

  /// The extents of all items in an `iloc` box that lie in the file itself, not in `idat`.
  static func extents(in box: HEIFBox) -> [Int: [HEIFExtent]] {
    var fields = box.fields
    guard let sizes = fields.uint16() else { return [:] }
    let layout = Layout(sizes: Int(sizes), version: box.version)
    guard let itemCount = fields.bigEndian(box.version < 2 ? 2 : 4) else { return [:] }
    var found: [Int: [HEIFExtent]] = [:]
    for _ in 0..<itemCount {
      guard let item = fields.bigEndian(box.version < 2 ? 2 : 4),
        let (isInFile, extents) = layout.extents(of: &fields)
      else { break }
      if isInFile { found[Int(item)] = extents }
    }
    return found
  }

  /// How many bytes each field of a location has.
  private struct Layout {
    let sizes: Int
    let version: Int

    private var offsetSize: Int { sizes >> 12 }
    private var lengthSize: Int { sizes >> 8 & 15 }
    private var baseSize: Int { sizes >> 4 & 15 }
    private var indexSize: Int { version == 0 ? 0 : sizes & 15 }

    func extents(of fields: inout ByteCursor) -> (isInFile: Bool, extents: [HEIFExtent])? {
      var method: UInt16 = 0
      if version > 0 {
        guard let stated = fields.uint16() else { return nil }
        method = stated & 15
      }
      guard let reference = fields.uint16(), let base = fields.bigEndian(baseSize),
        let count = fields.uint16()
      else { return nil }
      var extents: [HEIFExtent] = []
      for _ in 0..<count {
        guard fields.take(indexSize) != nil, let offset = fields.bigEndian(offsetSize),
          let length = fields.bigEndian(lengthSize)
        else { return nil }
        guard base < 1 << 60, offset < 1 << 60, length < 1 << 60 else { continue }
        let start = Int64(base) + Int64(offset)
        extents.append(HEIFExtent(start: start, end: start + Int64(length)))
      }
      return (method == 0 && reference == 0, extents)
    }
  }
}
