import MediaModel

/// What the colour boxes (`colr`, `mdcv`, `clli`) of a HEIF item or a sample entry tell.
struct HEIFColor {
  private(set) var facts = ColorFacts()
  private(set) var hasICCProfile = false
  private let hasStaticMetadata: Bool

  /// The colour that a list of properties states.
  init(_ properties: [HEIFBox]) {
    hasStaticMetadata = properties.contains { ["mdcv", "clli"].contains($0.type) }
    for property in properties where property.type == "colr" {
      var cursor = ByteCursor(property.payload)
      let kind = cursor.fourCharacters()
      if kind == "prof" || kind == "rICC" { hasICCProfile = true }
      guard kind == "nclx" || kind == "nclc", let primaries = cursor.uint16(),
        let transfer = cursor.uint16(), let matrix = cursor.uint16()
      else { continue }
      facts = ColorFacts(
        primaries: ColorCodePoints.primaries(Int(primaries)),
        transfer: ColorCodePoints.transfer(Int(transfer)),
        matrix: ColorCodePoints.matrix(Int(matrix)),
        range: cursor.uint8().map { $0 & 0x80 == 0 ? .limited : .full })
    }
  }

  /// Writes the colour into a reading; an ICC profile found before stays noted.
  func describe(in reading: inout ImageReading) {
    reading.image.color = facts
    reading.image.hasICCProfile = hasICCProfile || reading.image.hasICCProfile == true
    reading.image.dynamicRange = DynamicRange(
      transfer: facts.transfer, hasStaticMetadata: hasStaticMetadata)
  }
}
