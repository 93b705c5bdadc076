import MediaModel

/// The track of pictures in a HEIF file that plays: an image sequence such as animated AVIF.
struct HEIFSequence {
  /// The number of pictures.
  let frameCount: Int
  /// How long one run lasts, or nil when the file does not say.
  let duration: MediaTime?
  private let sampleEntry: HEIFBox?

  /// The first track of pictures of a `moov` box, or nil when there is none.
  init?(movie: HEIFBox) {
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
    // Fixed fields of 78 bytes come before the boxes of an entry for pictures.
    let properties = sampleEntry.children(skipping: 78)
    HEIFColor(properties).describe(in: &reading)
    reading.image.codec.tag = sampleEntry.type
    for property in properties {
      CodecConfiguration(boxType: property.type, payload: property.payload)?
        .describe(in: &reading)
    }
  }

  private static func holdsPictures(_ media: HEIFBox) -> Bool {
    guard var handler = media.descendant("hdlr")?.fields else { return false }
    handler.skip(4)
    let kind = handler.fourCharacters()
    return kind == "pict" || kind == "vide"
  }

  private static func duration(of media: HEIFBox, _ table: HEIFBox) -> MediaTime? {
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
