import CFFmpeg
import MediaModel

extension VideoFacts {
  /// The facts of a track of video.
  init(_ probe: StreamProbe, demuxer: Demuxer, movieTimescale: Int64) {
    let stream = probe.stream
    let parameters = stream.parameters.pointee
    let decoder = probe.decoder?.pointee
    let format = probe.pixelFormat
    let decoded = decoder.flatMap { PixelSize(width: Int($0.width), height: Int($0.height)) }
    let stored =
      decoded ?? PixelSize(width: Int(parameters.width), height: Int(parameters.height))
    let coded = decoder.flatMap {
      PixelSize(width: Int($0.coded_width), height: Int($0.coded_height))
    }
    let rotation = probe.rotation
    let pixelAspect =
      AspectRatio(Rational(demuxer.sampleAspectRatio(of: stream)))
      ?? decoder.flatMap { AspectRatio(Rational($0.sample_aspect_ratio)) }
    let cropping = probe.track?.entry.cropping ?? probe.matroska?.video?.cropping
    let geometry = DisplayGeometry(
      stored: stored, cropping: cropping, pixelAspect: pixelAspect, rotation: rotation)
    var pixels = PixelFormatFacts(format)
    if probe.matroska?.video?.hasAlpha == true { pixels.hasAlpha = true }
    let color = ColorFacts(
      parameters, decoder: decoder, pixelFormat: format,
      isContainerDescribed: probe.isContainerDescribed)
    let counts = probe.counts
    let header = probe.headerDuration(movieTimescale: movieTimescale).map {
      Sourced($0, Evidence.header)
    }
    self.init(
      index: stream.index,
      codec: CodecFacts(stream, decoder: probe.decoder),
      pixelFormat: pixels,
      storedSize: stored,
      codedSize: coded.flatMap { $0.area > (stored?.area ?? .max) ? $0 : nil },
      containerCropping: cropping,
      displaySize: geometry.size,
      sampleAspectRatio: pixelAspect ?? (stored == nil ? nil : AspectRatio(1)),
      displayAspectRatio: geometry.ratio,
      rotation: rotation,
      frameRate: FrameRateFacts(probe),
      frameCount: counts?.presented ?? probe.statedFrameCount,
      storedFrameCount: counts.flatMap { $0.stored.value == $0.presented.value ? nil : $0.stored },
      duration: header ?? probe.measuredDuration,
      startTime: probe.startTime,
      bitRate: probe.bitRate,
      scan: Scan(probe),
      color: color,
      dynamicRange: DynamicRange(
        stream, color: color, pixelFormat: format, inspector: probe.inspector),
      editList: probe.editList,
      isAllIntra: probe.isAllIntra,
      reorderDepth: probe.timeline?.reorderDepth ?? decoder.map { Int($0.has_b_frames) },
      isDefault: stream.isDefault,
      isEnabled: probe.track?.isEnabled ?? probe.matroska?.isEnabled ?? true,
      language: stream.language)
  }
}

extension StreamProbe {
  /// How frames have to be turned; FFmpeg passes on most, but not every, turn of Matroska files.
  fileprivate var rotation: Rotation? {
    let passedOn = Rotation.of(stream)
    guard passedOn == Rotation.none, let video = matroska?.video else { return passedOn }
    return video.rotation
  }

  /// The number of frames that a header states, or nil.
  fileprivate var statedFrameCount: Sourced<Int>? {
    if let count = matroska?.taggedFrameCount { return Sourced(count, .header) }
    let stated = stream.raw.pointee.nb_frames
    return stated > 0 ? Sourced(Int(stated), .header) : nil
  }

  /// Whether every frame can be decoded alone, or nil when unknown.
  fileprivate var isAllIntra: Bool? {
    let descriptor = avcodec_descriptor_get(stream.codecID)
    if let properties = descriptor?.pointee.props, properties & AV_CODEC_PROP_INTRA_ONLY != 0 {
      return true
    }
    if let samples = track?.samples, !samples.hasFragments, samples.count > 0 {
      return samples.keySampleCount.map { $0 >= samples.count } ?? true
    }
    return scan.flatMap { $0.storedCount > 0 ? $0.keyCount == $0.storedCount : nil }
  }
}

extension VideoFacts.Scan {
  /// How a stream's frames are scanned, or nil when nothing says.
  fileprivate init?(_ probe: StreamProbe) {
    let orders = [
      probe.decoder?.pointee.field_order, probe.inspector?.fieldOrder,
      probe.stream.parameters.pointee.field_order,
    ].compactMap(\.self)
    let stated = orders.first { $0 != AV_FIELD_UNKNOWN && $0 != AV_FIELD_PROGRESSIVE }
    if let frame = probe.inspector?.frameFacts, frame.isInterlaced {
      self = frame.isTopFieldFirst ? .interlacedTopFirst : .interlacedBottomFirst
      return
    }
    switch stated {
    case AV_FIELD_TT, AV_FIELD_TB: self = .interlacedTopFirst
    case AV_FIELD_BB, AV_FIELD_BT: self = .interlacedBottomFirst
    default:
      let saysProgressive = orders.contains(AV_FIELD_PROGRESSIVE)
      let codec = probe.stream.codecID
      let hasNoFields = [AV_CODEC_ID_VP8, AV_CODEC_ID_VP9, AV_CODEC_ID_AV1].contains(codec)
      guard saysProgressive || hasNoFields || probe.inspector?.frameFacts != nil else { return nil }
      self = .progressive
    }
  }
}
