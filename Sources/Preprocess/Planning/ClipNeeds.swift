import MediaModel
import Preflight

/// The findings that a repair of a clip has to mend, sorted by what they ask for.
struct ClipNeeds {
  let findings: [Finding]

  /// The findings whose fix is of one of the kinds.
  func asking(for kinds: FixAction.Kind...) -> [Finding] {
    findings.filter { finding in finding.fix.map { kinds.contains($0.action.kind) } ?? false }
  }

  /// The findings about one of the quantities.
  func about(_ quantities: Set<Quantity>) -> [Finding] {
    findings.filter { $0.limit.map { quantities.contains($0.quantity) } ?? false }
  }

  /// The findings on how long the clip is.
  var onLength: [Finding] { about(FrameBudget.quantities) }

  /// The findings that only encoding the pictures anew mends.
  var onPictures: [Finding] {
    findings.filter { finding in
      guard let action = finding.fix?.action else { return false }
      switch action {
      case .scale, .resize, .reshape, .convertFrameRate, .bakeRotation, .deinterlace,
        .makeFrameRateConstant, .convertToSDR, .convertBitDepth, .makePixelsSquare, .removeAlpha,
        .compress, .convertToRGB, .convertImage, .keepFirstPicture, .lengthen:
        return true
      case .transcode: return finding.limit?.quantity == .videoCodec
      case .trim, .trimFrames, .convertAudio, .moveIndexToFront, .removeMetadata, .removeAudio,
        .mixChannels, .dropHiddenFrames, .keepOneVideoTrack, .advise:
        return false
      }
    }
  }
}

extension [Finding] {
  var ids: [String] { map(\.id).uniqued }

  /// Their messages, each once, or a reason of one's own where there are none.
  func reason(else other: String) -> String {
    isEmpty ? other : map(\.message).uniqued.joined(separator: " ")
  }
}
