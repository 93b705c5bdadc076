package import MediaModel

extension MediaFacts: Archived {
  package static var blank: MediaFacts {
    MediaFacts(path: "", byteCount: 0, kind: .blank, container: .blank)
  }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(
      &self, \.path, \.byteCount, \.kind, \.container, \.durations, \.video, \.audio, \.image,
      \.otherTracks, \.problems, \.depth)
  }
}

extension ContainerFacts: Archived {
  package static var blank: ContainerFacts { ContainerFacts(format: "", formatName: "") }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(
      &self, \.format, \.formatName, \.majorBrand, \.compatibleBrands, \.startTime, \.bitRate,
      \.indexPosition, \.isFragmented, \.chapterCount, \.hasLocation, \.hasDeviceMetadata)
  }
}

extension Durations: Archived {
  package static var blank: Durations { Durations() }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(
      &self, \.container, \.video, \.audio, \.packets, \.ignoringEditList, \.otherReaders)
  }
}

extension MediaProblem: Archived {
  package static var blank: MediaProblem { MediaProblem(.blank, "") }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(&self, \.kind, \.message)
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
    try coder.code(
      &self, \.index, \.codec, \.pixelFormat, \.storedSize, \.codedSize, \.containerCropping,
      \.displaySize, \.sampleAspectRatio, \.displayAspectRatio, \.rotation, \.frameRate,
      \.frameCount, \.storedFrameCount, \.duration, \.startTime, \.bitRate, \.scan, \.color,
      \.dynamicRange, \.editList, \.isAllIntra, \.reorderDepth, \.isDefault, \.isEnabled,
      \.language)
  }
}

extension AudioFacts: Archived {
  package static var blank: AudioFacts { AudioFacts(index: 0, codec: .blank) }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(
      &self, \.index, \.codec, \.sampleRate, \.channelCount, \.channelLayout, \.bitDepth,
      \.primingSampleCount, \.duration, \.startTime, \.bitRate, \.editList, \.isDefault,
      \.isEnabled, \.language)
  }
}

extension TrackFacts: Archived {
  package static var blank: TrackFacts { TrackFacts(index: 0, kind: .blank, codec: .blank) }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(&self, \.index, \.kind, \.codec, \.language)
  }
}

extension CodecFacts: Archived {
  package static var blank: CodecFacts { CodecFacts(name: "") }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(&self, \.name, \.longName, \.profile, \.level, \.tag, \.isDecodable)
  }
}

extension FrameRateFacts: Archived {
  package static var blank: FrameRateFacts { FrameRateFacts() }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(&self, \.average, \.nominal, \.isVariable, \.evidence)
  }
}

extension EditListFacts: Archived {
  package static var blank: EditListFacts { EditListFacts() }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(&self, \.emptyStart, \.hiddenHead, \.hiddenTail, \.editCount)
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
    try coder.code(
      &self, \.format, \.codec, \.pixelFormat, \.storedSize, \.displaySize, \.rotation,
      \.exifOrientation, \.colorModel, \.color, \.dynamicRange, \.hasICCProfile, \.isAnimated,
      \.frameCount, \.animationDuration)
  }
}

extension PixelFormatFacts: Archived {
  package static var blank: PixelFormatFacts { PixelFormatFacts() }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(&self, \.name, \.bitDepth, \.chroma, \.hasAlpha)
  }
}

extension Rotation: Archived {
  package static var blank: Rotation { .none }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(&self, \.degrees, \.isMirrored)
  }
}

extension Cropping: Archived {
  package static var blank: Cropping { Cropping(left: 0, right: 0, top: 0, bottom: 0) }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(&self, \.left, \.right, \.top, \.bottom)
  }
}

extension ColorFacts: Archived {
  package static var blank: ColorFacts { ColorFacts() }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(&self, \.primaries, \.transfer, \.matrix, \.range, \.chromaLocation, \.origin)
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
