package import JSON
package import Media
package import Preflight
package import Preprocess
package import Store

// What a worker gives back, as bytes; what profiles say of files is found again from their facts.

extension RepairReport: Archived {
  package static var blank: RepairReport {
    RepairReport(outcome: .refused, input: "", before: .blank)
  }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(
      &self, \.outcome, \.steps, \.kept, \.losses, \.notes, \.refusals, \.before, \.after)
  }
}

extension RepairReport.Outcome: ArchivedChoice {}
extension RepairStep.Kind: ArchivedChoice {}

extension RepairStep: Archived {
  package static var blank: RepairStep { RepairStep(.blank, action: "", reason: "") }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(&self, \.kind, \.action, \.reason, \.cost, \.findings)
  }
}

extension KeptFrames: Archived {
  package static var blank: KeptFrames {
    KeptFrames(
      firstFrame: nil, frameCount: 0, sourceFrameCount: nil, start: .zero, end: .zero,
      resultFrameCount: 0)
  }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(
      &self, \.firstFrame, \.frameCount, \.sourceFrameCount, \.start, \.end, \.resultFrameCount)
  }
}

extension Refusal: Archived {
  package static var blank: Refusal { Refusal("", reason: "") }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(&self, \.id, \.reason, \.choices)
  }
}

extension Refusal.Choice: Archived {
  package static var blank: Refusal.Choice { .advice("") }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    var (kind, sentence, lengthening, count) = (0, "", Refusal.Lengthening.hold, 0)
    var (share, size) = (Rational.blank, PixelSize.blank)
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
    try size.archive(with: &coder)
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
      request: "", source: "", path: "", format: "", size: .blank, byteCount: 0, bitDepth: 8,
      frame: nil, pixelHash: "", color: .blank)
  }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(
      &self, \.request, \.sourceHash, \.path, \.format, \.size, \.byteCount, \.bitDepth, \.frame,
      \.pixelHash, \.color, \.fields, \.steps, \.replacement, \.notes)
  }
}

extension StillRecord.Replacement: Archived {
  package static var blank: StillRecord.Replacement {
    StillRecord.Replacement(wanted: .blank, reason: "")
  }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(&self, \.wanted, \.reason)
  }
}

extension FrameAddress: Archived {
  package static var blank: FrameAddress {
    FrameAddress(track: 0, ticks: 0, timeBase: 1, number: nil, time: .zero)
  }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(&self, \.track, \.ticks, \.timeBase, \.number, \.time, \.duration)
  }
}

extension ColorReading: Archived {
  package static var blank: ColorReading {
    ColorReading(matrix: .blank, range: .blank, primaries: .blank, transfer: .blank)
  }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(
      &self, \.matrix, \.range, \.primaries, \.transfer, \.chromaLocation, \.conversion)
  }
}

extension ColorReading.Value: Archived {
  package static var blank: ColorReading.Value { ColorReading.Value("", .assumed) }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(&self, \.name, \.basis)
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
  package static var blank: Thumbnail { Thumbnail(size: .blank, jpeg: []) }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    var (size, jpeg) = (size, jpeg)
    try size.archive(with: &coder)
    try coder.code(&jpeg)
    self = Thumbnail(size: size, jpeg: jpeg)
  }
}

extension Filmstrip: Archived {
  package static var blank: Filmstrip { Filmstrip(frames: [], reachesEnd: false, duration: .zero) }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(&self, \.frames, \.reachesEnd, \.duration)
    guard frames.count <= 100 else { throw ArchiveError() }
  }
}

extension Filmstrip.Frame: Archived {
  package static var blank: Filmstrip.Frame { Filmstrip.Frame(thumbnail: .blank, time: .zero) }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(&self, \.thumbnail, \.time, \.number)
  }
}

extension MediaError: Archived {
  package static var blank: MediaError { MediaError(.readFailed, path: "", reason: "") }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(&self, \.kind, \.path, \.reason, \.byteCount)
    guard byteCount >= 0 else { throw ArchiveError() }
  }
}

extension MediaError.Kind: ArchivedChoice {}

extension RequestError: Archived {
  package static var blank: RequestError { RequestError("") }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(&self, \.message, \.suggestions)
  }
}

extension DocumentError: Archived {
  package static var blank: DocumentError { DocumentError(at: "", "") }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(&self, \.file, \.keyPath, \.reason, \.suggestions)
  }
}

extension RefusedStill: Archived {
  package static var blank: RefusedStill { RefusedStill(path: "", refusals: []) }

  package mutating func archive(with coder: inout some ArchiveCoder) throws(ArchiveError) {
    try coder.code(&self, \.path, \.refusals)
  }
}
