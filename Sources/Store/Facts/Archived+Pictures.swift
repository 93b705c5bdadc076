import MediaModel

extension ImageFacts: Archived {
  static var blank: ImageFacts { ImageFacts(format: "", codec: .blank) }

  mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try format.archive(with: &coder)
    try codec.archive(with: &coder)
    try pixelFormat.archive(with: &coder)
    try storedSize.archive(with: &coder)
    try displaySize.archive(with: &coder)
    try rotation.archive(with: &coder)
    try exifOrientation.archive(with: &coder)
    try colorModel.archive(with: &coder)
    try color.archive(with: &coder)
    try dynamicRange.archive(with: &coder)
    try hasICCProfile.archive(with: &coder)
    try isAnimated.archive(with: &coder)
    try frameCount.archive(with: &coder)
    try animationDuration.archive(with: &coder)
  }
}

extension PixelFormatFacts: Archived {
  static var blank: PixelFormatFacts { PixelFormatFacts() }

  mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try name.archive(with: &coder)
    try bitDepth.archive(with: &coder)
    try chroma.archive(with: &coder)
    try hasAlpha.archive(with: &coder)
  }
}

extension Rotation: Archived {
  static var blank: Rotation { .none }

  mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try degrees.archive(with: &coder)
    try isMirrored.archive(with: &coder)
  }
}

extension Cropping: Archived {
  static var blank: Cropping { Cropping(left: 0, right: 0, top: 0, bottom: 0) }

  mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try left.archive(with: &coder)
    try right.archive(with: &coder)
    try top.archive(with: &coder)
    try bottom.archive(with: &coder)
  }
}

extension ColorFacts: Archived {
  static var blank: ColorFacts { ColorFacts() }

  mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try primaries.archive(with: &coder)
    try transfer.archive(with: &coder)
    try matrix.archive(with: &coder)
    try range.archive(with: &coder)
    try chromaLocation.archive(with: &coder)
    try origin.archive(with: &coder)
  }
}

extension DynamicRange: Archived {
  private enum Name: String, ArchivedChoice {
    case sdr, hlg, pq, hdr10, hdr10Plus, dolbyVision

    static var blank: Name { .sdr }
  }

  static var blank: DynamicRange { .sdr }

  mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    var (name, profile, compatibility) = parts
    try name.archive(with: &coder)
    try profile.archive(with: &coder)
    try compatibility.archive(with: &coder)
    switch name {
    case .sdr: self = .sdr
    case .hlg: self = .hlg
    case .pq: self = .pq
    case .hdr10: self = .hdr10
    case .hdr10Plus: self = .hdr10Plus
    case .dolbyVision: self = .dolbyVision(profile: profile, compatibility: compatibility)
    }
  }

  private var parts: (Name, profile: Int, compatibility: Int?) {
    switch self {
    case .sdr: (.sdr, 0, nil)
    case .hlg: (.hlg, 0, nil)
    case .pq: (.pq, 0, nil)
    case .hdr10: (.hdr10, 0, nil)
    case .hdr10Plus: (.hdr10Plus, 0, nil)
    case .dolbyVision(let profile, let compatibility): (.dolbyVision, profile, compatibility)
    }
  }
}

extension ColorFacts.Range: ArchivedChoice {
  static var blank: ColorFacts.Range { .limited }
}

extension ColorFacts.Origin: ArchivedChoice {
  static var blank: ColorFacts.Origin { .container }
}
