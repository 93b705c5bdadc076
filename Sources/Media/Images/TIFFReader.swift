import MediaModel

/// Reads the first directory of a TIFF file.
struct TIFFReader {
  let file: FileBytes

  /// What the directory tells, or nil when the file holds no TIFF structure.
  ///
  /// - Throws: `MediaError` when the disk refuses.
  func reading() throws(MediaError) -> ImageReading? {
    guard let structure = try TIFFStructure(file: file, from: 0, to: file.byteCount) else {
      return nil
    }
    let tags = try structure.directory(at: structure.firstDirectory)
    // Raw files put a small preview first; a tag of their own gives them away.
    var reading = ImageReading(tags[0xC612] == nil ? .tiff : .dng)
    guard !tags.isEmpty else {
      reading.noteTruncated(
        "The TIFF ends after \(file.byteCount) bytes, before the directory at byte "
          + "\(structure.firstDirectory) that describes the picture.")
      return reading
    }
    try describe(structure, try picture(structure, tags), in: &reading)
    reading.add(try .exif(structure, tags))
    try judge(structure, tags, in: &reading)
    return reading
  }

  // A directory that says that it is a preview may point to the picture itself.
  private func picture(
    _ structure: TIFFStructure, _ tags: [Int: TIFFStructure.Field]
  ) throws(MediaError) -> [Int: TIFFStructure.Field] {
    guard try structure.number(of: tags[0xFE]) == 1 else { return tags }
    for offset in try structure.numbers(of: tags[0x14A], atMost: 8) {
      let candidate = try structure.directory(at: Int64(offset))
      if try structure.number(of: candidate[0xFE]) == 0 { return candidate }
    }
    return tags
  }

  private func describe(
    _ structure: TIFFStructure, _ tags: [Int: TIFFStructure.Field],
    in reading: inout ImageReading
  ) throws(MediaError) {
    let layout = try TIFFLayout(structure, tags)
    if let width = try structure.number(of: tags[0x100]),
      let height = try structure.number(of: tags[0x101])
    {
      reading.setSize(width: width, height: height)
    } else {
      reading.noteDamaged("The TIFF does not state its size.")
    }
    reading.image.frameCount = 1
    reading.image.hasICCProfile = tags[0x8773] != nil
    reading.image.codec.profile = layout.compressionName
    reading.image.colorModel = layout.colorModel
    reading.image.pixelFormat = PixelFormatFacts(
      name: layout.pixelFormatName(isLittleEndian: structure.isLittleEndian),
      bitDepth: layout.colorModel == "palette" ? 8 : layout.bitDepth, chroma: layout.chroma,
      hasAlpha: layout.hasAlpha)
  }

  private func judge(
    _ structure: TIFFStructure, _ tags: [Int: TIFFStructure.Field],
    in reading: inout ImageReading
  ) throws(MediaError) {
    // Strips of rows, or tiles: where they start and how long they are.
    for (offsetTag, sizeTag) in [(0x111, 0x117), (0x144, 0x145)] {
      let offsets = try structure.numbers(of: tags[offsetTag], atMost: 1 << 16)
      let sizes = try structure.numbers(of: tags[sizeTag], atMost: 1 << 16)
      let end = zip(offsets, sizes).map { $0 + $1 }.max() ?? 0
      if Int64(end) > file.byteCount {
        reading.noteTruncated(
          "The TIFF says that its pixels go up to byte \(end); the file has "
            + "\(file.byteCount) bytes.")
      }
    }
  }
}
