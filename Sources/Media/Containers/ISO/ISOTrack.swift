import MediaModel

/// One track (`trak`) of an ISO base media file.
struct ISOTrack {
  /// The track's number in the file's own counting; FFmpeg's stream id.
  var identifier: UInt32 = 0
  /// Whether the track has a header (`tkhd`), which gives it its number.
  var hasHeader = false
  /// Four characters that tell the kind: `vide`, `soun`, `tmcd` and others.
  var handler = ""
  var isEnabled = true
  var timescale: Int64 = 0
  /// The media header's duration in ticks, or nil when unknown.
  var mediaDurationTicks: Int64?
  var edits: [ISOEdit] = []
  /// How many edits the list claims to hold.
  var claimedEditCount = 0
  var samples = ISOSampleTable()
  var entry = ISOSampleEntry()
  /// Whether the media data lies in this file.
  var isSelfContained = true
  /// The tracks that hold this track's chapters.
  var chapterReferences: [UInt32] = []
  var isChapterTrack = false
  var fragmentDefaults: FragmentDefaults?

  /// What samples of fragments are like when the fragment does not say.
  struct FragmentDefaults {
    var sampleDuration: UInt32
    var sampleFlags: UInt32
  }

  /// Reads a `trak` box.
  init(_ box: ISOBox, _ boxes: ISOBoxes) throws(MediaError) {
    for child in try boxes.children(of: box) {
      switch child.type {
      case "tkhd":
        hasHeader = true
        var fields = try boxes.payload(of: child, atMost: 128)
        let version = fields.uint8() ?? 0
        isEnabled = (fields.bigEndian(3) ?? 1) & 1 == 1
        fields.skip(version == 1 ? 16 : 8)
        identifier = fields.uint32() ?? 0
      case "edts":
        for list in try boxes.children(of: child) where list.type == "elst" {
          let payload = try boxes.payload(of: list, atMost: 1 << 17)
          edits = ISOEdit.list(payload)
          claimedEditCount = ISOEdit.claimedCount(payload, byteCount: list.payloadByteCount)
        }
      case "tref":
        for reference in try boxes.children(of: child) where reference.type == "chap" {
          var fields = try boxes.payload(of: reference, atMost: 256)
          while let track = fields.uint32() { chapterReferences.append(track) }
        }
      case "mdia":
        try readMedia(child, boxes)
      default:
        break
      }
    }
  }

  private mutating func readMedia(_ box: ISOBox, _ boxes: ISOBoxes) throws(MediaError) {
    for child in try boxes.children(of: box) {
      switch child.type {
      case "mdhd":
        var fields = try boxes.payload(of: child, atMost: 64)
        (timescale, mediaDurationTicks) = fields.timing()
      case "hdlr":
        var fields = try boxes.payload(of: child, atMost: 64)
        fields.skip(8)
        handler = fields.fourCharacters() ?? ""
      case "minf":
        for part in try boxes.children(of: child) {
          if part.type == "dinf" { try readReferences(part, boxes) }
          if part.type == "stbl" { try readTables(part, boxes) }
        }
      default:
        break
      }
    }
  }

  private mutating func readTables(_ box: ISOBox, _ boxes: ISOBoxes) throws(MediaError) {
    for table in try boxes.children(of: box) {
      if table.type == "stsd" {
        entry = try ISOSampleEntry(table, handler: handler, boxes)
      } else {
        try samples.read(table, boxes)
      }
    }
    try samples.measureLastChunk(boxes)
  }

  private mutating func readReferences(_ box: ISOBox, _ boxes: ISOBoxes) throws(MediaError) {
    for list in try boxes.children(of: box) where list.type == "dref" {
      for reference in try boxes.children(of: list, skipping: 8) {
        var fields = try boxes.payload(of: reference, atMost: 4)
        // Flag 1: the media data is in the same file.
        if (fields.uint32() ?? 1) & 1 == 0 { isSelfContained = false }
      }
    }
  }

  /// Adds the samples of one fragment.
  mutating func readFragment(_ parts: [ISOBox], _ boxes: ISOBoxes) throws(MediaError) {
    var defaultDuration = fragmentDefaults?.sampleDuration ?? 0
    for part in parts {
      var fields = try boxes.payload(of: part, atMost: 1 << 22)
      switch part.type {
      case "tfhd":
        let flags = fields.uint32() ?? 0
        fields.skip(4 + (flags & 1 != 0 ? 8 : 0) + (flags & 2 != 0 ? 4 : 0))
        if flags & 8 != 0 { defaultDuration = fields.uint32() ?? defaultDuration }
      case "tfdt":
        let version = (fields.uint32() ?? 0) >> 24
        let base = version == 1 ? fields.int64() : fields.uint32().map { Int64($0) }
        if let base, base >= 0 { samples.moveDecodeTime(to: base) }
      case "trun":
        samples.readRun(&fields, defaultDuration: defaultDuration)
      default:
        break
      }
    }
  }
}

/// What the first sample description (`stsd`) of a track tells beyond what FFmpeg reads.
struct ISOSampleEntry {
  /// Four characters that name the codec.
  var codecTag: String?
  /// The clean aperture (`clap`) as the part of the frame that it cuts away, or nil.
  var cropping: Cropping?
  /// The number of descriptions; more than one changes the decoder's set-up midway.
  package var count = 0

  init() {}

  /// Reads an `stsd` box.
  init(_ box: ISOBox, handler: String, _ boxes: ISOBoxes) throws(MediaError) {
    let entries = try boxes.children(of: box, skipping: 8)
    count = entries.count
    guard let first = entries.first else { return }
    codecTag = first.type
    guard handler == "vide" else { return }
    var fields = try boxes.payload(of: first, atMost: 78)
    fields.skip(24)
    let width = Int(fields.uint16() ?? 0)
    let height = Int(fields.uint16() ?? 0)
    let extensions = try boxes.children(of: first, skipping: 78)
    guard let aperture = extensions.first(where: { $0.type == "clap" }) else { return }
    var values = try boxes.payload(of: aperture, atMost: 32)
    cropping = values.cleanAperture(width: width, height: height)
  }
}

extension ByteCursor {
  /// The pixels that a `clap` payload cuts from a frame of this size, or nil when it cuts none or
  /// makes no sense.
  ///
  /// Source: ISO/IEC 14496-12, 12.1.4: the aperture's centre is offset from the frame's centre.
  mutating func cleanAperture(width: Int, height: Int) -> Cropping? {
    func fraction() -> Rational? {
      guard let numerator = int32(), let denominator = int32() else { return nil }
      return Rational(Int64(numerator), Int64(denominator))
    }
    guard width > 0, height > 0, let clapWidth = fraction(), let clapHeight = fraction(),
      let offsetX = fraction(), let offsetY = fraction(), clapWidth > 0, clapHeight > 0
    else { return nil }
    let half = Rational(reducingHalf: 1)
    let left = ((Rational(width) - clapWidth) * half + offsetX).roundedUp
    let top = ((Rational(height) - clapHeight) * half + offsetY).roundedUp
    let shownWidth = clapWidth.roundedDown
    let shownHeight = clapHeight.roundedDown
    let right = Int64(width) - left - shownWidth
    let bottom = Int64(height) - top - shownHeight
    let cropping = Cropping(
      left: Int(left), right: Int(right), top: Int(top), bottom: Int(bottom))
    guard min(left, right, top, bottom) >= 0, shownWidth > 0, shownHeight > 0, !cropping.isEmpty
    else { return nil }
    return cropping
  }
}

extension Rational {
  fileprivate init(reducingHalf numerator: Int64) {
    self = Rational(numerator, 2) ?? 0
  }
}
