import MediaModel

extension VideoFacts: Archived {
  static var blank: VideoFacts { VideoFacts(index: 0, codec: .blank) }

  mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
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
  static var blank: AudioFacts { AudioFacts(index: 0, codec: .blank) }

  mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
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
  static var blank: TrackFacts { TrackFacts(index: 0, kind: .blank, codec: .blank) }

  mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try index.archive(with: &coder)
    try kind.archive(with: &coder)
    try codec.archive(with: &coder)
    try language.archive(with: &coder)
  }
}

extension CodecFacts: Archived {
  static var blank: CodecFacts { CodecFacts(name: "") }

  mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try name.archive(with: &coder)
    try longName.archive(with: &coder)
    try profile.archive(with: &coder)
    try level.archive(with: &coder)
    try tag.archive(with: &coder)
    try isDecodable.archive(with: &coder)
  }
}

extension FrameRateFacts: Archived {
  static var blank: FrameRateFacts { FrameRateFacts() }

  mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try average.archive(with: &coder)
    try nominal.archive(with: &coder)
    try isVariable.archive(with: &coder)
    try evidence.archive(with: &coder)
  }
}

extension EditListFacts: Archived {
  static var blank: EditListFacts { EditListFacts() }

  mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try emptyStart.archive(with: &coder)
    try hiddenHead.archive(with: &coder)
    try hiddenTail.archive(with: &coder)
    try editCount.archive(with: &coder)
  }
}

extension VideoFacts.Scan: ArchivedChoice {
  static var blank: VideoFacts.Scan { .progressive }
}

extension TrackFacts.Kind: ArchivedChoice {
  static var blank: TrackFacts.Kind { .unknown }
}
