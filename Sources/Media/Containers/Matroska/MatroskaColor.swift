import MediaModel

/// What a Matroska track entry says of colour.
struct MatroskaColor {
  let facts: ColorFacts
  /// Bits of one component, or nil when not stated.
  let bitDepth: Int?
  /// Whether the display is described on which the picture was graded.
  let hasMasteringMetadata: Bool
  /// The brightest pixel in candela a square metre (MaxCLL), or nil when not stated.
  let maximumContentLight: Int?

  /// The colour element of a track entry.
  init(_ node: EBMLNode) {
    func number(_ identifier: Int) -> Int? { node.child(identifier)?.number }
    let range: ColorFacts.Range? =
      switch number(MatroskaElements.range) {
      case 1: .limited
      case 2: .full
      default: nil
      }
    facts = ColorFacts(
      primaries: number(MatroskaElements.primaries).flatMap(ColorCodePoints.primaries),
      transfer: number(MatroskaElements.transfer).flatMap(ColorCodePoints.transfer),
      matrix: number(MatroskaElements.matrix).flatMap(ColorCodePoints.matrix), range: range,
      chromaLocation: Self.chromaLocation(
        horizontal: number(MatroskaElements.chromaSitingHorizontal) ?? 0,
        vertical: number(MatroskaElements.chromaSitingVertical) ?? 0))
    bitDepth = number(MatroskaElements.bitsPerChannel).flatMap { $0 > 0 ? $0 : nil }
    hasMasteringMetadata = node.child(MatroskaElements.masteringMetadata) != nil
    maximumContentLight = number(MatroskaElements.maximumContentLight)
  }

  // 1 means together with the first luma sample, 2 means half-way between two.
  private static func chromaLocation(horizontal: Int, vertical: Int) -> String? {
    switch (horizontal, vertical) {
    case (1, 1): "topleft"
    case (1, 2): "left"
    case (2, 1): "top"
    case (2, 2): "center"
    default: nil
    }
  }
}
