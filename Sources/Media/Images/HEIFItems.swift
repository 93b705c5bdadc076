/// The items of a HEIF file's `meta` box: images, their parts and their metadata.
struct HEIFItems {
  /// A directed link from one item to others, such as from a grid to its tiles (`dimg`).
  struct Reference {
    let type: String
    let from: Int
    let to: [Int]
  }

  /// The item that the file is about, or nil when the file does not say.
  private(set) var primary: Int?
  /// Every item's type by its number.
  private(set) var types: [Int: String] = [:]
  private(set) var references: [Reference] = []
  /// Every item's extents by its number; only those that lie in the file itself.
  private(set) var extents: [Int: [HEIFExtent]] = [:]
  private var properties: [LoadedBox] = []
  private var associations: [Int: [Int]] = [:]

  /// The items of a `meta` box's payload, as much of it as is in memory.
  init(meta: LoadedBox) {
    // QuickTime writes the box without version and flags.
    let isFullBox = meta.payload.prefix(4).allSatisfy { $0 == 0 }
    for box in meta.children(skipping: isFullBox ? 4 : 0) {
      switch box.type {
      case "pitm":
        var fields = box.fields
        primary = fields.bigEndian(box.version == 0 ? 2 : 4).map { Int($0) }
      case "iinf": readTypes(box)
      case "iref": readReferences(box)
      case "iloc": extents = HEIFExtent.extents(in: box)
      case "iprp": readProperties(box)
      default: break
      }
    }
  }

  /// An item's properties in the order in which they apply.
  func properties(of item: Int) -> [LoadedBox] {
    (associations[item] ?? []).compactMap { index in
      properties.indices.contains(index - 1) ? properties[index - 1] : nil
    }
  }

  /// The items that an item points to with a type of reference.
  func items(from item: Int, type: String) -> [Int] {
    references.filter { $0.from == item && $0.type == type }.flatMap(\.to)
  }

  /// The items that point to an item with a type of reference.
  func items(to item: Int, type: String) -> [Int] {
    references.filter { $0.to.contains(item) && $0.type == type }.map(\.from)
  }

  private mutating func readTypes(_ box: LoadedBox) {
    for entry in box.children(skipping: box.version == 0 ? 6 : 8) where entry.type == "infe" {
      var fields = entry.fields
      guard entry.version >= 2, let item = fields.bigEndian(entry.version == 2 ? 2 : 4),
        fields.uint16() != nil, let type = fields.fourCharacters()
      else { continue }
      types[Int(item)] = type
    }
  }

  private mutating func readReferences(_ box: LoadedBox) {
    let size = box.version == 0 ? 2 : 4
    for entry in box.children(skipping: 4) {
      var cursor = ByteCursor(entry.payload)
      guard let from = cursor.bigEndian(size), let count = cursor.uint16() else { continue }
      var targets: [Int] = []
      for _ in 0..<count {
        guard let target = cursor.bigEndian(size) else { break }
        targets.append(Int(target))
      }
      references.append(Reference(type: entry.type, from: Int(from), to: targets))
    }
  }

  private mutating func readProperties(_ box: LoadedBox) {
    for part in box.children() {
      if part.type == "ipco" { properties = part.children() }
      if part.type == "ipma" { readAssociations(part) }
    }
  }

  private mutating func readAssociations(_ box: LoadedBox) {
    var fields = box.fields
    guard let itemCount = fields.uint32() else { return }
    let isWide = box.flags & 1 == 1
    for _ in 0..<itemCount {
      guard let item = fields.bigEndian(box.version == 0 ? 2 : 4), let count = fields.uint8()
      else { return }
      for _ in 0..<count {
        // The top bit says that a reader has to understand the property.
        guard let index = fields.bigEndian(isWide ? 2 : 1) else { return }
        associations[Int(item), default: []].append(Int(index) & (isWide ? 0x7FFF : 0x7F))
      }
    }
  }
}

/// Where a part of a HEIF item's data lies in the file.
struct HEIFExtent {
  let start: Int64
  let end: Int64

  /// The extents of all items in an `iloc` box that lie in the file itself, not in `idat`.
  static func extents(in box: LoadedBox) -> [Int: [HEIFExtent]] {
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
      let isEmpty = indexSize + offsetSize + lengthSize == 0
      guard let reference = fields.uint16(), let base = fields.bigEndian(baseSize),
        let count = fields.uint16()
      else { return nil }
      var extents: [HEIFExtent] = []
      // Extents without a byte of their own are all the same.
      for _ in 0..<(isEmpty ? min(count, 1) : count) {
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
