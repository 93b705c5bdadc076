import MediaModel
import Preflight

/// What is different between two states of a file.
struct MediaChange {
  let was: MediaRecord
  let isNow: MediaRecord

  init(from was: MediaRecord, to isNow: MediaRecord) {
    self.was = was
    self.isNow = isNow
  }

  /// Every difference, those first on which a verdict hangs most often.
  var all: [EntryChange] {
    [
      duration,
      change(.displaySize, "It measures", was.displaySize, isNow.displaySize) { "\($0)" },
      change(.frameRate, "It runs at", was.frameRate, isNow.frameRate, Wording.rate),
      change(.format, "Its format is", was.format, isNow.format) { $0 },
      change(.videoCodec, "Its video codec is", was.videoCodec, isNow.videoCodec) { $0 },
      audioCodec, content, place,
    ].compactMap(\.self)
  }

  private var duration: EntryChange? {
    guard let was = was.duration, let isNow = isNow.duration, was != isNow else { return nil }
    let times =
      "\(Wording.seconds(isNow, besides: was)), was \(Wording.seconds(was, besides: isNow))"
    return EntryChange(.duration, "It is \(isNow > was ? "longer" : "shorter"): \(times).")
  }

  private var audioCodec: EntryChange? {
    switch (was.audioCodec, isNow.audioCodec) {
    case (nil, let codec?): EntryChange(.audioCodec, "It has sound now (\(codec)), and had none.")
    case (let codec?, nil):
      EntryChange(.audioCodec, "It has no sound now, and had some (\(codec)).")
    case (let was, let isNow): change(.audioCodec, "Its audio codec is", was, isNow) { $0 }
    }
  }

  private var content: EntryChange? {
    let isSameLength = was.byteCount == isNow.byteCount
    if let hash = was.contentHash, let now = isNow.contentHash {
      guard hash != now else { return nil }
    } else if isSameLength {
      return nil
    }
    let sizes =
      isSameLength
      ? "as many bytes as before, but others"
      : "\(Wording.bytes(Rational(isNow.byteCount))), was \(Wording.bytes(Rational(was.byteCount)))"
    return EntryChange(.content, "The file was replaced or changed: \(sizes).")
  }

  private var place: EntryChange? {
    guard was.path != isNow.path else { return nil }
    return EntryChange(.place, "It lies at \(isNow.path), and lay at \(was.path).")
  }

  private func change<Value: Equatable>(
    _ kind: EntryChange.Kind, _ subject: String, _ was: Value?, _ isNow: Value?,
    _ write: (Value) -> String
  ) -> EntryChange? {
    guard let was, let isNow, was != isNow else { return nil }
    return EntryChange(kind, "\(subject) \(write(isNow)), was \(write(was)).")
  }
}
