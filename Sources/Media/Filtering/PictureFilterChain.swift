import CFFmpeg
import MediaModel

/// Sends pictures through the filters of a rendition, and keeps their times for them.
final class PictureFilterChain {
  private let picture: PictureRendition
  private var graph: FilterGraph?
  private var source: PictureFilters.Source?
  private var resultSize: PixelSize?
  /// The times of the pictures that are inside, by their place in the order of going in.
  private var times: [Int64: [Int64]] = [:]
  private var nextPlace: Int64 = 0

  init(_ picture: PictureRendition) {
    self.picture = picture
  }

  /// Filters a picture, whose contents are taken; gives what is ready, once for each of its times.
  func filter(_ frame: Frame, times newTimes: [Int64]) throws(FFmpegError) -> [Frame] {
    // Without a time a picture matters only to filters that look at its neighbours.
    guard !newTimes.isEmpty || picture.deinterlacing != nil else { return [] }
    var results: [Frame] = []
    let format = PictureFilters.Source(frame)
    if format != source, let format {
      results += try finish()
      source = format
      let filters = PictureFilters(picture, source: format, resultSize: resultSize)
      graph = try filters.description.map { description throws(FFmpegError) in
        try FilterGraph(.pictures(filters.input), description: description)
      }
    }
    picture.sourceColor.tag(frame.raw)
    frame.raw.pointee.sample_aspect_ratio = AVRational(num: 1, den: 1)
    guard let graph else {
      results += try copies(of: frame, at: newTimes)
      return results
    }
    times[nextPlace] = newTimes
    frame.raw.pointee.pts = nextPlace
    nextPlace += 1
    try graph.send(frame)
    return results + (try drain(graph))
  }

  /// Gives what is still inside.
  func finish() throws(FFmpegError) -> [Frame] {
    guard let graph else { return [] }
    try graph.send(nil)
    let results = try drain(graph)
    self.graph = nil
    source = nil
    return results
  }

  private func drain(_ graph: FilterGraph) throws(FFmpegError) -> [Frame] {
    var results: [Frame] = []
    let filtered = try Frame()
    while try graph.receive(into: filtered) {
      // Deinterlacing counts in halves of a tick.
      let place = av_rescale_q(
        filtered.raw.pointee.pts, graph.timeBase, AVRational(num: 1, den: 1))
      results += try copies(of: filtered, at: times.removeValue(forKey: place) ?? [])
      av_frame_unref(filtered.raw)
    }
    return results
  }

  private func copies(of frame: Frame, at times: [Int64]) throws(FFmpegError) -> [Frame] {
    resultSize =
      resultSize
      ?? PixelSize(width: Int(frame.raw.pointee.width), height: Int(frame.raw.pointee.height))
    return try times.map { time throws(FFmpegError) in
      let copy = try frame.reference()
      copy.raw.pointee.pts = time
      // The encoder decides what kind of picture it makes.
      copy.raw.pointee.pict_type = AV_PICTURE_TYPE_NONE
      if picture.deinterlacing != nil { cff_frame_set_interlaced(copy.raw, 0, 0) }
      picture.resultColor.tag(copy.raw)
      return copy
    }
  }
}

// One task owns a chain at a time.
@available(*, unavailable)
extension PictureFilterChain: Sendable {}
