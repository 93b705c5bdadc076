import MediaModel

/// Reads the boxes of a HEIF file: HEIC, AVIF and their kin, sequences included.
struct HEIFReader {
  /// The major brands of files that are images, not videos.
  static let brands: Set<String> = [
    "mif1", "mif2", "msf1", "miaf", "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs",
    "avif", "avis",
  ]

  let file: FileBytes

  /// What the boxes tell; what a damaged file does not tell stays nil.
  func reading() throws(MediaError) -> ImageReading {
    let boxes = try ISOBoxes(file: file).boxes(from: 0, to: file.byteCount)
    var statedEnd = boxes.last?.end ?? 0
    var reading = ImageReading(
      ImageFormat(
        name: "heif", words: "HEIF image", codecName: "unknown", codecWords: "unknown codec"))
    if let brands = boxes.first { try takeBrands(of: brands, into: &reading) }
    if let meta = try contents(of: boxes.first { $0.type == "meta" }) {
      let items = HEIFItems(meta: meta)
      HEIFImage(items: items)?.describe(in: &reading)
      try addMetadata(of: items, to: &reading)
      statedEnd = max(statedEnd, items.extents.values.joined().map(\.end).max() ?? 0)
    }
    if let movie = try contents(of: boxes.first { $0.type == "moov" }) {
      HEIFSequence(movie: movie)?.describe(in: &reading)
    }
    takeCodecOfBrand(into: &reading)
    name(&reading)
    judge(statedEnd: statedEnd, in: &reading)
    return reading
  }

  // An index of this size describes more images than any camera makes.
  private static let maximumIndexByteCount: Int64 = 1 << 24

  private func contents(of box: ISOBox?) throws(MediaError) -> LoadedBox? {
    guard let box else { return nil }
    let count = Int(min(box.payloadByteCount, Self.maximumIndexByteCount))
    return LoadedBox(
      type: box.type, payload: try file.bytes(at: box.payloadStart, count: count)[...])
  }

  private func takeBrands(
    of box: ISOBox, into reading: inout ImageReading
  ) throws(MediaError) {
    var cursor = ByteCursor(
      try file.bytes(at: box.payloadStart, count: Int(min(box.payloadByteCount, 1024))))
    reading.container.majorBrand = cursor.fourCharacters()
    cursor.skip(4)
    while let brand = cursor.fourCharacters() { reading.container.compatibleBrands.append(brand) }
  }

  private func addMetadata(
    of items: HEIFItems, to reading: inout ImageReading
  ) throws(MediaError) {
    var found = EmbeddedMetadata()
    let metadata = items.types.filter { $0.value == "Exif" || $0.value == "mime" }
    // One of each kind is usual; a hostile file may point to the same data thousands of times.
    for (item, type) in metadata.sorted(by: { $0.key < $1.key }).prefix(16) {
      guard let extent = items.extents[item]?.first else { continue }
      if type == "Exif" {
        // Four bytes say how far the data are from here; nearly always 0 or the prefix's 6.
        var cursor = ByteCursor(try file.bytes(at: extent.start, count: 4))
        let distance = Int64(cursor.uint32() ?? 0)
        found = found.adding(
          try .exif(in: file, from: extent.start + 4 + distance, to: extent.end))
      } else {
        found = found.adding(try .xmp(in: file, from: extent.start, to: extent.end))
      }
    }
    // The standard has readers turn by the item's properties and ignore the EXIF orientation.
    reading.image.exifOrientation = found.orientation
    found.orientation = nil
    reading.add(found)
  }

  /// Believes the brand where no item says how the image is coded: it promises the codec.
  private func takeCodecOfBrand(into reading: inout ImageReading) {
    let isUnknown = Self.namesWithoutCodec.contains(reading.image.codec.name)
    guard isUnknown, let brand = reading.container.majorBrand, let codec = Self.brandCodecs[brand]
    else { return }
    reading.image.codec.name = codec
  }

  /// What stands for the codec of an image whose parts are not named.
  private static let namesWithoutCodec: Set<String> = ["unknown", "grid", "iovl", "iden", "tmap"]
  private static let brandCodecs = [
    "avif": "av1", "avis": "av1", "heic": "hevc", "heix": "hevc", "heim": "hevc", "heis": "hevc",
    "hevc": "hevc", "hevx": "hevc", "hevm": "hevc", "hevs": "hevc",
  ]

  private func name(_ reading: inout ImageReading) {
    let sequence = reading.image.isAnimated ? " sequence" : ""
    let format =
      switch reading.image.codec.name {
      case "hevc":
        ImageFormat(
          name: "heic", words: "HEIC image" + sequence, codecName: "hevc",
          codecWords: "H.265 / HEVC")
      case "av1":
        ImageFormat(
          name: "avif", words: "AVIF image" + sequence, codecName: "av1", codecWords: "AV1")
      case let codec:
        ImageFormat(
          name: "heif", words: "HEIF image" + sequence, codecName: codec, codecWords: codec)
      }
    reading.use(format)
  }

  private func judge(statedEnd: Int64, in reading: inout ImageReading) {
    let word = reading.container.formatName
    if reading.image.storedSize == nil {
      reading.noteDamaged("The \(word) holds no readable description of an image.")
    }
    if statedEnd > file.byteCount {
      reading.noteTruncated(
        "The \(word) says that its data go up to byte \(statedEnd); the file has "
          + "\(file.byteCount) bytes.")
    }
  }
}

/// The track of images in a HEIF file that plays: an image sequence such as animated AVIF.
struct HEIFSequence {
  /// The number of images.
  let frameCount: Int
  /// How long one run lasts, or nil when the file does not say.
  let duration: MediaTime?
  private let sampleEntry: LoadedBox?

  /// The first track of images of a `moov` box, or nil when there is none.
  init?(movie: LoadedBox) {
    let media = movie.children().filter { $0.type == "trak" }.compactMap { $0.descendant("mdia") }
    guard let pictures = media.first(where: Self.holdsPictures),
      let table = pictures.descendant("minf", "stbl"),
      var sizes = table.descendant("stsz")?.fields, sizes.uint32() != nil,
      let count = sizes.uint32()
    else { return nil }
    frameCount = Int(count)
    sampleEntry = table.descendant("stsd")?.children(skipping: 8).first
    duration = Self.duration(of: pictures, table)
  }

  /// Writes what the track tells into a reading; a primary item that was read before comes first.
  func describe(in reading: inout ImageReading) {
    reading.image.frameCount = frameCount
    reading.image.isAnimated = frameCount > 1
    reading.image.animationDuration = duration
    guard reading.image.storedSize == nil, let sampleEntry else { return }
    var cursor = ByteCursor(sampleEntry.payload)
    cursor.skip(24)
    guard let width = cursor.uint16(), let height = cursor.uint16() else { return }
    reading.setSize(width: Int(width), height: Int(height))
    // Fixed fields of 78 bytes come before the boxes of an entry for images.
    let properties = sampleEntry.children(skipping: 78)
    HEIFColor(properties).describe(in: &reading)
    reading.image.codec.tag = sampleEntry.type
    for property in properties {
      CodecConfiguration(boxType: property.type, payload: property.payload)?
        .describe(in: &reading)
    }
  }

  private static func holdsPictures(_ media: LoadedBox) -> Bool {
    guard var handler = media.descendant("hdlr")?.fields else { return false }
    handler.skip(4)
    let kind = handler.fourCharacters()
    return kind == "pict" || kind == "vide"
  }

  private static func duration(of media: LoadedBox, _ table: LoadedBox) -> MediaTime? {
    guard let header = media.descendant("mdhd"), var times = table.descendant("stts")?.fields,
      let entryCount = times.uint32()
    else { return nil }
    var clock = header.fields
    clock.skip(header.version == 1 ? 16 : 8)
    guard let timescale = clock.uint32() else { return nil }
    var ticks: Int64 = 0
    for _ in 0..<entryCount {
      guard let count = times.uint32(), let step = times.uint32() else { break }
      let (product, overflow) = Int64(count).multipliedReportingOverflow(by: Int64(step))
      guard !overflow, product < 1 << 60 - ticks else { return nil }
      ticks += product
    }
    return MediaTime(value: ticks, timescale: Int64(timescale))
  }
}
