import MediaModel

/// What the boxes of an MP4, MOV or similar file tell, read without reading any media data.
///
/// Source: ISO/IEC 14496-12 and Apple's QuickTime File Format.
struct ISOMovie {
  var majorBrand: String?
  var compatibleBrands: [String] = []
  /// Ticks a second of the movie header, or 0 when there is none.
  var timescale: Int64 = 0
  /// The movie header's duration in its ticks, or nil when absent or unknown.
  var durationTicks: Int64?
  /// The whole duration that a fragmented movie announces, in ticks, or nil.
  var fragmentedDurationTicks: Int64?
  var tracks: [ISOTrack] = []
  var indexPosition: ContainerFacts.IndexPosition?
  var isFragmented = false
  /// Whether a box claims more bytes than the file has.
  var overrunsFile = false
  /// Whether the file holds an index (`moov`) at all.
  var hasIndex = false
  /// Whether the movie names other movies that are to be played in its place (`rmra`).
  var namesOtherMovies = false
  /// Whether media data or fragments were met.
  var hasMediaData = false

  /// The movie header's duration.
  var duration: MediaTime? {
    let ticks = [durationTicks, fragmentedDurationTicks].compactMap(\.self).filter { $0 > 0 }.max()
    return ticks.flatMap { MediaTime(value: $0, timescale: timescale) }
  }

  /// Whether something that belongs to the movie lies in other files.
  var refersToOtherFile: Bool { namesOtherMovies || tracks.contains { !$0.isSelfContained } }

  /// Reads a movie, or gives nil when the file does not begin with a box of this family.
  static func reading(_ file: FileBytes) throws(MediaError) -> ISOMovie? {
    let boxes = ISOBoxes(file: file)
    let top = try boxes.boxes(from: 0, to: file.byteCount)
    guard let first = top.first, Self.firstTypes.contains(first.type) else { return nil }
    var movie = ISOMovie()
    var fragments: [ISOBox] = []
    for box in top {
      if box.end > file.byteCount { movie.overrunsFile = true }
      switch box.type {
      case "ftyp", "styp":
        try movie.readBrands(box, boxes)
      case "moov":
        movie.hasIndex = true
        // FFmpeg reads the index after us; the disk is asked once.
        if box.end - box.start <= 64 << 20 {
          try file.keep(from: box.start, count: Int(box.end - box.start))
        }
        movie.indexPosition = movie.hasMediaData ? .end : .front
        try movie.readMovie(box, boxes)
      case "mdat":
        movie.hasMediaData = true
      case "moof":
        movie.isFragmented = true
        fragments.append(box)
      default:
        break
      }
    }
    // A box header that makes no sense ends the walk early.
    if let last = top.last, last.end < file.byteCount, file.byteCount - last.end >= 8 {
      movie.overrunsFile = movie.overrunsFile || !movie.hasIndex
    }
    for fragment in fragments { try movie.readFragment(fragment, boxes) }
    return movie
  }

  private static let firstTypes: Set<String> = [
    "ftyp", "styp", "moov", "mdat", "free", "skip", "wide", "pnot", "moof", "sidx",
  ]

  private mutating func readBrands(_ box: ISOBox, _ boxes: ISOBoxes) throws(MediaError) {
    guard majorBrand == nil else { return }
    var fields = try boxes.payload(of: box, atMost: 1024)
    majorBrand = fields.fourCharacters()
    fields.skip(4)
    while let brand = fields.fourCharacters() { compatibleBrands.append(brand) }
  }

  private mutating func readMovie(_ box: ISOBox, _ boxes: ISOBoxes) throws(MediaError) {
    var defaults: [UInt32: ISOTrack.FragmentDefaults] = [:]
    for child in try boxes.children(of: box) {
      switch child.type {
      case "mvhd":
        var fields = try boxes.payload(of: child)
        (timescale, durationTicks) = fields.timing()
      case "trak":
        guard tracks.count < 1000 else { continue }
        tracks.append(try ISOTrack(child, boxes))
      case "rmra":
        namesOtherMovies = true
      case "mvex":
        isFragmented = true
        for extends in try boxes.children(of: child) {
          var fields = try boxes.payload(of: extends)
          let version = fields.uint8() ?? 0
          fields.skip(3)
          if extends.type == "mehd" {
            fragmentedDurationTicks =
              version == 1 ? fields.int64() : fields.uint32().map { Int64($0) }
          } else if extends.type == "trex", let track = fields.uint32() {
            fields.skip(4)
            defaults[track] = ISOTrack.FragmentDefaults(
              sampleDuration: fields.uint32() ?? 0, sampleFlags: fields.uint32AfterSize())
          }
        }
      default:
        break
      }
    }
    for index in tracks.indices {
      tracks[index].fragmentDefaults = defaults[tracks[index].identifier]
    }
    let chapterTracks = Set(tracks.flatMap(\.chapterReferences))
    for index in tracks.indices where chapterTracks.contains(tracks[index].identifier) {
      tracks[index].isChapterTrack = true
    }
  }

  private mutating func readFragment(_ box: ISOBox, _ boxes: ISOBoxes) throws(MediaError) {
    for child in try boxes.children(of: box) where child.type == "traf" {
      var identifier: UInt32?
      let parts = try boxes.children(of: child)
      if let header = parts.first(where: { $0.type == "tfhd" }) {
        var fields = try boxes.payload(of: header, atMost: 64)
        fields.skip(4)
        identifier = fields.uint32()
      }
      guard let index = tracks.firstIndex(where: { $0.identifier == identifier }) else { continue }
      try tracks[index].readFragment(parts, boxes)
    }
  }
}

extension ByteCursor {
  /// The time scale and the duration of an `mvhd` or `mdhd` box; the duration is nil when unknown.
  mutating func timing() -> (timescale: Int64, duration: Int64?) {
    let version = uint8() ?? 0
    skip(3 + (version == 1 ? 16 : 8))
    let timescale = Int64(uint32() ?? 0)
    if version == 1 {
      let duration = int64() ?? -1
      return (timescale, duration < 0 ? nil : duration)
    }
    let duration = uint32() ?? .max
    return (timescale, duration == .max ? nil : Int64(duration))
  }

  /// The sample flags of a `trex` box, which follow the default sample size.
  fileprivate mutating func uint32AfterSize() -> UInt32 {
    skip(4)
    return uint32() ?? 0
  }
}
