import MediaModel

extension MediaFacts: Archived {
  static var blank: MediaFacts {
    MediaFacts(path: "", byteCount: 0, kind: .blank, container: .blank)
  }

  mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
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
  static var blank: ContainerFacts { ContainerFacts(format: "", formatName: "") }

  mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
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
  static var blank: Durations { Durations() }

  mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try container.archive(with: &coder)
    try video.archive(with: &coder)
    try audio.archive(with: &coder)
    try packets.archive(with: &coder)
    try ignoringEditList.archive(with: &coder)
  }
}

extension MediaProblem: Archived {
  static var blank: MediaProblem { MediaProblem(.blank, "") }

  mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try kind.archive(with: &coder)
    try message.archive(with: &coder)
  }
}

extension MediaKind: ArchivedChoice {
  static var blank: MediaKind { .other }
}

extension ProbeDepth: ArchivedChoice {
  static var blank: ProbeDepth { .header }
}

extension MediaProblem.Kind: ArchivedChoice {
  static var blank: MediaProblem.Kind { .damaged }
}

extension ContainerFacts.IndexPosition: ArchivedChoice {
  static var blank: ContainerFacts.IndexPosition { .front }
}
