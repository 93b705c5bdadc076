package import JSON
package import Media
package import MediaModel
package import Preflight
package import Preprocess
package import Store

// What a worker gives back, as bytes; what profiles say of files is found again from their facts.

extension RepairReport: Archived {
  package static var blank: RepairReport {
    RepairReport(outcome: .refused, input: "", before: .blank)
  }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try outcome.archive(with: &coder)
    try steps.archive(with: &coder)
    try kept.archive(with: &coder)
    try losses.archive(with: &coder)
    try notes.archive(with: &coder)
    try refusals.archive(with: &coder)
    try before.archive(with: &coder)
    try after.archive(with: &coder)
  }
}

extension RepairReport.Outcome: ArchivedChoice {}
extension RepairStep.Kind: ArchivedChoice {}

extension RepairStep: Archived {
  package static var blank: RepairStep { RepairStep(.blank, action: "", reason: "") }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try kind.archive(with: &coder)
    try action.archive(with: &coder)
    try reason.archive(with: &coder)
    try cost.archive(with: &coder)
    try findings.archive(with: &coder)
  }
}

extension KeptFrames: Archived {
  package static var blank: KeptFrames {
    KeptFrames(
      firstFrame: nil, frameCount: 0, sourceFrameCount: nil, start: .zero, end: .zero,
      resultFrameCount: 0)
  }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try firstFrame.archive(with: &coder)
    try frameCount.archive(with: &coder)
    try sourceFrameCount.archive(with: &coder)
    try start.archive(with: &coder)
    try end.archive(with: &coder)
    try resultFrameCount.archive(with: &coder)
  }
}

extension Refusal: Archived {
  package static var blank: Refusal { Refusal("", reason: "") }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try id.archive(with: &coder)
    try reason.archive(with: &coder)
    try choices.archive(with: &coder)
  }
}

extension Refusal.Choice: Archived {
  package static var blank: Refusal.Choice { .advice("") }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    var (kind, sentence, lengthening, count) = (0, "", Refusal.Lengthening.hold, 0)
    var (share, size) = (Rational.blank, PixelSize.smallest)
    switch self {
    case .advice(let own): sentence = own
    case .lengthen(let how, let frames): (kind, lengthening, count) = (1, how, frames)
    case .crop(let lost, let to): (kind, share, size) = (2, lost, to)
    case .pad(let bars, let to): (kind, share, size) = (3, bars, to)
    case .tolerateDamage: kind = 4
    case .reencode: kind = 5
    case .convertToSDR: kind = 6
    case .nameFewerProfiles: kind = 7
    case .saveStillsOfOneSize: kind = 8
    }
    try kind.archive(with: &coder)
    try sentence.archive(with: &coder)
    try lengthening.archive(with: &coder)
    try count.archive(with: &coder)
    try share.archive(with: &coder)
    try size.archiveWhole(with: &coder)
    switch kind {
    case 0: self = .advice(sentence)
    case 1: self = .lengthen(lengthening, byFrames: count)
    case 2: self = .crop(lostShare: share, size: size)
    case 3: self = .pad(barShare: share, size: size)
    case 4: self = .tolerateDamage
    case 5: self = .reencode
    case 6: self = .convertToSDR
    case 7: self = .nameFewerProfiles
    case 8: self = .saveStillsOfOneSize
    default: throw ArchiveError()
    }
  }
}

extension StillRecord: Archived {
  package static var blank: StillRecord {
    StillRecord(
      request: "", source: "", path: "", format: "", size: .smallest, byteCount: 0, bitDepth: 8,
      frame: nil, pixelHash: "", color: .blank)
  }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try request.archive(with: &coder)
    try sourceHash.archive(with: &coder)
    try path.archive(with: &coder)
    try format.archive(with: &coder)
    try size.archiveWhole(with: &coder)
    try byteCount.archive(with: &coder)
    try bitDepth.archive(with: &coder)
    try frame.archive(with: &coder)
    try pixelHash.archive(with: &coder)
    try color.archive(with: &coder)
    try fields.archive(with: &coder)
    try steps.archive(with: &coder)
    try replacement.archive(with: &coder)
    try notes.archive(with: &coder)
  }
}

extension PixelSize {
  fileprivate static var smallest: PixelSize {
    guard let size = PixelSize(width: 1, height: 1) else {
      preconditionFailure("One pixel is one.")
    }
    return size
  }

  /// A size that is always there.
  fileprivate mutating func archiveWhole(
    with coder: inout some ArchiveCoder
  ) throws(ArchiveError) {
    var size: PixelSize? = self
    try size.archive(with: &coder)
    guard let size else { throw ArchiveError() }
    self = size
  }
}

extension StillRecord.Replacement: Archived {
  package static var blank: StillRecord.Replacement {
    StillRecord.Replacement(wanted: .blank, reason: "")
  }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try wanted.archive(with: &coder)
    try reason.archive(with: &coder)
  }
}

extension FrameAddress: Archived {
  package static var blank: FrameAddress {
    FrameAddress(track: 0, ticks: 0, timeBase: 1, number: nil, time: .zero)
  }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try track.archive(with: &coder)
    try ticks.archive(with: &coder)
    try timeBase.archive(with: &coder)
    try number.archive(with: &coder)
    try time.archive(with: &coder)
    try duration.archive(with: &coder)
  }
}

extension ColorReading: Archived {
  package static var blank: ColorReading {
    ColorReading(matrix: .blank, range: .blank, primaries: .blank, transfer: .blank)
  }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try matrix.archive(with: &coder)
    try range.archive(with: &coder)
    try primaries.archive(with: &coder)
    try transfer.archive(with: &coder)
    try chromaLocation.archive(with: &coder)
    try conversion.archive(with: &coder)
  }
}

extension ColorReading.Value: Archived {
  package static var blank: ColorReading.Value { ColorReading.Value("", .assumed) }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try name.archive(with: &coder)
    try basis.archive(with: &coder)
  }
}

extension ColorReading.Basis: ArchivedChoice {
  package static var blank: ColorReading.Basis { .assumed }
}

extension FilePictures: Archived {
  package static var blank: FilePictures { .none(reason: "") }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    var (kind, reason, still, strip) = (0, "", Thumbnail?.none, Filmstrip?.none)
    switch self {
    case .none(let own): reason = own
    case .still(let own): (kind, still) = (1, own)
    case .clip(let own): (kind, strip) = (2, own)
    }
    try kind.archive(with: &coder)
    try reason.archive(with: &coder)
    try still.archive(with: &coder)
    try strip.archive(with: &coder)
    switch (kind, still, strip) {
    case (0, nil, nil): self = .none(reason: reason)
    case (1, let still?, nil): self = .still(still)
    case (2, nil, let strip?): self = .clip(strip)
    default: throw ArchiveError()
    }
  }
}

extension Thumbnail: Archived {
  package static var blank: Thumbnail { Thumbnail(size: .smallest, jpeg: []) }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    var (size, jpeg) = (size, jpeg)
    try size.archiveWhole(with: &coder)
    try coder.code(&jpeg)
    self = Thumbnail(size: size, jpeg: jpeg)
  }
}

extension Filmstrip: Archived {
  package static var blank: Filmstrip { Filmstrip(frames: [], reachesEnd: false, duration: .zero) }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try frames.archive(with: &coder)
    try reachesEnd.archive(with: &coder)
    try duration.archive(with: &coder)
    guard frames.count <= 100 else { throw ArchiveError() }
  }
}

extension Filmstrip.Frame: Archived {
  package static var blank: Filmstrip.Frame { Filmstrip.Frame(thumbnail: .blank, time: .zero) }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try thumbnail.archive(with: &coder)
    try time.archive(with: &coder)
    try number.archive(with: &coder)
  }
}

extension MediaError: Archived {
  package static var blank: MediaError { MediaError(.readFailed, path: "", reason: "") }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try kind.archive(with: &coder)
    try path.archive(with: &coder)
    try reason.archive(with: &coder)
    try byteCount.archive(with: &coder)
    guard byteCount >= 0 else { throw ArchiveError() }
  }
}

extension MediaError.Kind: ArchivedChoice {}

extension RequestError: Archived {
  package static var blank: RequestError { RequestError("") }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try message.archive(with: &coder)
    try suggestions.archive(with: &coder)
  }
}

extension DocumentError: Archived {
  package static var blank: DocumentError { DocumentError(at: "", "") }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try file.archive(with: &coder)
    try keyPath.archive(with: &coder)
    try reason.archive(with: &coder)
    try suggestions.archive(with: &coder)
  }
}

extension RefusedStill: Archived {
  package static var blank: RefusedStill { RefusedStill(path: "", refusals: []) }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try path.archive(with: &coder)
    try refusals.archive(with: &coder)
  }
}
