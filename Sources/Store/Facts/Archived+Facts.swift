package import MediaModel

extension MediaFacts: Archived {
  package static var blank: MediaFacts {
    MediaFacts(path: "", byteCount: 0, kind: .blank, container: .blank)
  }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try path.archive(with: &coder)
    try byteCount.archive(with: &coder)
    try kind.archive(with: &coder)
    try container.archive(with: &coder)
    try durations.archive(with: &coder)
    try video.archive(with: &coder)
    try audio.archive(with: &coder)
    try image.archive(with: &coder)
    try otherTracks.archive(with: &coder)
    try problems.archive(with: &coder)
    try depth.archive(with: &coder)
  }
}

extension ContainerFacts: Archived {
  package static var blank: ContainerFacts { ContainerFacts(format: "", formatName: "") }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try format.archive(with: &coder)
    try formatName.archive(with: &coder)
    try majorBrand.archive(with: &coder)
    try compatibleBrands.archive(with: &coder)
    try startTime.archive(with: &coder)
    try bitRate.archive(with: &coder)
    try indexPosition.archive(with: &coder)
    try isFragmented.archive(with: &coder)
    try chapterCount.archive(with: &coder)
    try hasLocation.archive(with: &coder)
    try hasDeviceMetadata.archive(with: &coder)
  }
}

extension Durations: Archived {
  package static var blank: Durations { Durations() }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try container.archive(with: &coder)
    try video.archive(with: &coder)
    try audio.archive(with: &coder)
    try packets.archive(with: &coder)
    try ignoringEditList.archive(with: &coder)
  }
}

extension MediaProblem: Archived {
  package static var blank: MediaProblem { MediaProblem(.blank, "") }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try kind.archive(with: &coder)
    try message.archive(with: &coder)
  }
}

extension MediaKind: ArchivedChoice {
  package static var blank: MediaKind { .other }
}

extension ProbeDepth: ArchivedChoice {
  package static var blank: ProbeDepth { .header }
}

extension MediaProblem.Kind: ArchivedChoice {
  package static var blank: MediaProblem.Kind { .damaged }
}

extension ContainerFacts.IndexPosition: ArchivedChoice {
  package static var blank: ContainerFacts.IndexPosition { .front }
}

extension VideoFacts: Archived {
  package static var blank: VideoFacts { VideoFacts(index: 0, codec: .blank) }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try index.archive(with: &coder)
    try codec.archive(with: &coder)
    try pixelFormat.archive(with: &coder)
    try storedSize.archive(with: &coder)
    try codedSize.archive(with: &coder)
    try containerCropping.archive(with: &coder)
    try displaySize.archive(with: &coder)
    try sampleAspectRatio.archive(with: &coder)
    try displayAspectRatio.archive(with: &coder)
    try rotation.archive(with: &coder)
    try frameRate.archive(with: &coder)
    try frameCount.archive(with: &coder)
    try storedFrameCount.archive(with: &coder)
    try duration.archive(with: &coder)
    try startTime.archive(with: &coder)
    try bitRate.archive(with: &coder)
    try scan.archive(with: &coder)
    try color.archive(with: &coder)
    try dynamicRange.archive(with: &coder)
    try editList.archive(with: &coder)
    try isAllIntra.archive(with: &coder)
    try reorderDepth.archive(with: &coder)
    try isDefault.archive(with: &coder)
    try isEnabled.archive(with: &coder)
    try language.archive(with: &coder)
  }
}

extension AudioFacts: Archived {
  package static var blank: AudioFacts { AudioFacts(index: 0, codec: .blank) }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try index.archive(with: &coder)
    try codec.archive(with: &coder)
    try sampleRate.archive(with: &coder)
    try channelCount.archive(with: &coder)
    try channelLayout.archive(with: &coder)
    try bitDepth.archive(with: &coder)
    try primingSampleCount.archive(with: &coder)
    try duration.archive(with: &coder)
    try startTime.archive(with: &coder)
    try bitRate.archive(with: &coder)
    try editList.archive(with: &coder)
    try isDefault.archive(with: &coder)
    try isEnabled.archive(with: &coder)
    try language.archive(with: &coder)
  }
}

extension TrackFacts: Archived {
  package static var blank: TrackFacts { TrackFacts(index: 0, kind: .blank, codec: .blank) }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try index.archive(with: &coder)
    try kind.archive(with: &coder)
    try codec.archive(with: &coder)
    try language.archive(with: &coder)
  }
}

extension CodecFacts: Archived {
  package static var blank: CodecFacts { CodecFacts(name: "") }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try name.archive(with: &coder)
    try longName.archive(with: &coder)
    try profile.archive(with: &coder)
    try level.archive(with: &coder)
    try tag.archive(with: &coder)
    try isDecodable.archive(with: &coder)
  }
}

extension FrameRateFacts: Archived {
  package static var blank: FrameRateFacts { FrameRateFacts() }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try average.archive(with: &coder)
    try nominal.archive(with: &coder)
    try isVariable.archive(with: &coder)
    try evidence.archive(with: &coder)
  }
}

extension EditListFacts: Archived {
  package static var blank: EditListFacts { EditListFacts() }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try emptyStart.archive(with: &coder)
    try hiddenHead.archive(with: &coder)
    try hiddenTail.archive(with: &coder)
    try editCount.archive(with: &coder)
  }
}

extension VideoFacts.Scan: ArchivedChoice {
  package static var blank: VideoFacts.Scan { .progressive }
}

extension TrackFacts.Kind: ArchivedChoice {
  package static var blank: TrackFacts.Kind { .unknown }
}

extension ImageFacts: Archived {
  package static var blank: ImageFacts { ImageFacts(format: "", codec: .blank) }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
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
  package static var blank: PixelFormatFacts { PixelFormatFacts() }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try name.archive(with: &coder)
    try bitDepth.archive(with: &coder)
    try chroma.archive(with: &coder)
    try hasAlpha.archive(with: &coder)
  }
}

extension Rotation: Archived {
  package static var blank: Rotation { .none }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try degrees.archive(with: &coder)
    try isMirrored.archive(with: &coder)
  }
}

extension Cropping: Archived {
  package static var blank: Cropping { Cropping(left: 0, right: 0, top: 0, bottom: 0) }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try left.archive(with: &coder)
    try right.archive(with: &coder)
    try top.archive(with: &coder)
    try bottom.archive(with: &coder)
  }
}

extension ColorFacts: Archived {
  package static var blank: ColorFacts { ColorFacts() }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
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

  package static var blank: DynamicRange { .sdr }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
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
  package static var blank: ColorFacts.Range { .limited }
}

extension ColorFacts.Origin: ArchivedChoice {
  package static var blank: ColorFacts.Origin { .container }
}
