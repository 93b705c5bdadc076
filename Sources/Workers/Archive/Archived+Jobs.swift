package import Media
package import Preflight
package import Preprocess
package import Store

// What is asked of a worker, as bytes.

extension TimePosition: Archived {
  package static var blank: TimePosition { .time(.zero) }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    var (kind, time, numbers) = (0, MediaTime.zero, [Int64]())
    switch self {
    case .time(let own): (kind, time) = (0, own)
    case .frames(let count): (kind, numbers) = (1, [count])
    case .timecode(let hours, let minutes, let seconds, let frames, let isDropFrame):
      (kind, numbers) = (isDropFrame ? 3 : 2, [hours, minutes, seconds, frames])
    }
    try kind.archive(with: &coder)
    try time.archive(with: &coder)
    try numbers.archive(with: &coder)
    switch (kind, numbers.count) {
    case (0, 0): self = .time(time)
    case (1, 1): self = .frames(numbers[0])
    case (2, 4), (3, 4):
      self = .timecode(
        hours: numbers[0], minutes: numbers[1], seconds: numbers[2], frames: numbers[3],
        isDropFrame: kind == 3)
    default: throw ArchiveError()
    }
  }
}

extension FitOptions: Archived {
  package static var blank: FitOptions { FitOptions() }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(
      &self, \.from, \.to, \.duration, \.frameCount, \.around, \.keep, \.meetsLimitsExactly,
      \.lengthening, \.aspectChange, \.focus, \.mode, \.resultExtension, \.speed, \.keepsMetadata,
      \.toleratesDamage, \.followsRecommendations, \.background)
  }
}

extension FitOptions.Lengthening: ArchivedChoice {}
extension FitOptions.AspectChange: ArchivedChoice {}
extension FitOptions.Mode: ArchivedChoice {}
extension EncodingSpeed: ArchivedChoice {}
extension Profile.ClipEnd: ArchivedChoice {}

extension FitOptions.Focus: Archived {
  package static var blank: FitOptions.Focus { FitOptions.Focus(x: 0, y: 0) }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(&self, \.x, \.y)
  }
}

extension ExtractionOptions: Archived {
  package static var blank: ExtractionOptions { ExtractionOptions() }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(&self, \.picks, \.avoidsBadFrames, \.still)
  }
}

extension ExtractionOptions.Pick: Archived {
  package static var blank: ExtractionOptions.Pick { .first }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    var (kind, number, position) = (0, 0, TimePosition.blank)
    switch self {
    case .first: kind = 0
    case .last: kind = 1
    case .at(let own): (kind, position) = (2, own)
    case .number(let own): (kind, number) = (3, own)
    case .every(let own): (kind, position) = (4, own)
    }
    try kind.archive(with: &coder)
    try number.archive(with: &coder)
    try position.archive(with: &coder)
    switch kind {
    case 0: self = .first
    case 1: self = .last
    case 2: self = .at(position)
    case 3: self = .number(number)
    case 4: self = .every(position)
    default: throw ArchiveError()
    }
  }
}

extension StillExportOptions: Archived {
  package static var blank: StillExportOptions { StillExportOptions() }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(
      &self, \.format, \.quality, \.maximumByteCount, \.size, \.keepsHDR, \.fields, \.aspectChange,
      \.focus, \.background, \.followsRecommendations)
  }
}

extension StillExportOptions.Format: ArchivedChoice {}
extension StillExportOptions.Fields: ArchivedChoice {}

extension FrameExtraction.Destination: Archived {
  package static var blank: FrameExtraction.Destination { .file("") }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    var (isFolder, path) = (false, "")
    switch self {
    case .file(let own): path = own
    case .folder(let own): (isFolder, path) = (true, own)
    }
    try isFolder.archive(with: &coder)
    try path.archive(with: &coder)
    self = isFolder ? .folder(path) : .file(path)
  }
}

extension ThumbnailOptions: Archived {
  package static var blank: ThumbnailOptions { .page }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(&self, \.frameCount, \.longSide, \.longSideOfEnds, \.quality)
  }
}

extension FrameChoice: Archived {
  package static var blank: FrameChoice { .first }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    var (kind, number, time) = (0, 0, MediaTime.zero)
    switch self {
    case .first: kind = 0
    case .last: kind = 1
    case .number(let own): (kind, number) = (2, own)
    case .time(let own): (kind, time) = (3, own)
    }
    try kind.archive(with: &coder)
    try number.archive(with: &coder)
    try time.archive(with: &coder)
    switch kind {
    case 0: self = .first
    case 1: self = .last
    case 2: self = .number(number)
    case 3: self = .time(time)
    default: throw ArchiveError()
    }
  }
}

extension [String: String] {
  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    let pairs = sorted { $0.key < $1.key }
    var (names, values) = (pairs.map(\.key), pairs.map(\.value))
    try names.archive(with: &coder)
    try values.archive(with: &coder)
    guard names.count == values.count else { throw ArchiveError() }
    self = Dictionary(zip(names, values)) { first, _ in first }
  }
}

extension RepairPlan.Acceptance {
  /// Passes the parts to a coder; profiles are found again by their ids.
  mutating func archive(
    with coder: inout some ArchiveCoder, in catalog: Catalog
  ) throws(ArchiveError) {
    var ids = profiles.map(\.id)
    try ids.archive(with: &coder)
    try role.archive(with: &coder)
    try otherRoles.archive(with: &coder)
    try settings.archive(with: &coder)
    try transport.archive(with: &coder)
    guard ids != profiles.map(\.id) else { return }
    profiles = []
    for id in ids {
      guard let profile = try? catalog.profile(id: id) else { throw ArchiveError() }
      profiles.append(profile)
    }
  }
}
