import CFFmpeg
package import MediaModel

/// Two frames of one size and what differs between them, made small with FFmpeg's filters for people
/// to look at.
package struct FramePair: Sendable {
  /// Three pictures of one size beside each other: the first frame, the second, and their difference.
  package let sideBySide: RGBImage
  /// How many times the difference is amplified, so that a small one can be seen and the parts of a
  /// large one told apart.
  package let factor: Int

  /// A pair of two frames of one size; no picture has more than `longSide` pixels on its longer side.
  ///
  /// - Throws: `MediaError` when this build of FFmpeg lacks a filter.
  package init(start: RGBImage, end: RGBImage, longSide: Int) throws(MediaError) {
    precondition(start.size == end.size, "The frames of a pair have one size.")
    let size = start.size.within(longSide: longSide)
    let filtered: RGBImage
    do throws(FFmpegError) {
      filtered = try Self.filtered(start, end, to: size)
    } catch {
      throw MediaError(encoding: "the pair", error)
    }
    (sideBySide, factor) = Self.amplified(filtered, tileWidth: size.width)
  }

  /// The first frame, the second frame and their difference.
  package var pictures: [RGBImage] {
    let size = sideBySide.size
    return (0..<3).compactMap { tile in
      let width = size.width / 3
      let rows = (0..<size.height).map { row in
        let start = (row * size.width + tile * width) * 3
        return sideBySide.bytes[start..<(start + width * 3)]
      }
      return PixelSize(width: width, height: size.height)
        .flatMap { RGBImage(size: $0, bytes: Array(rows.joined())) }
    }
  }

  /// Both frames and their difference, colour for colour, in a row.
  private static func filtered(
    _ start: RGBImage, _ end: RGBImage, to size: PixelSize
  ) throws(FFmpegError) -> RGBImage {
    // A graph has one way in: the frames go in one over the other, and are cut apart inside.
    guard let stacked = PixelSize(width: start.size.width, height: 2 * start.size.height),
      let both = RGBImage(size: stacked, bytes: start.bytes + end.bytes)
    else { throw FFmpegError(function: "av_frame_get_buffer", code: cff_error_invalid_data) }
    let color = ColorFacts(matrix: "gbr", range: .full)
    let frame = try Frame(both)
    color.tag(frame.raw)
    let input = try allocated("av_frame_ref", FrameFilters.Source(frame))
    let scale = "scale=\(size.width):\(size.height):flags=area"
    let graph = try FilterGraph(
      .pictures(FrameFilters(FrameRendition(sourceColor: color), source: input).input),
      description: """
        format=gbrp,split[a][b];[a]crop=iw:ih/2:0:0,\(scale),split[start][first];\
        [b]crop=iw:ih/2:0:ih/2,\(scale),split[end][second];\
        [first][second]blend=all_mode=difference[difference];\
        [start][end][difference]hstack=inputs=3,format=rgb24
        """)
    try graph.send(frame)
    try graph.send(nil)
    let result = try Frame()
    guard try graph.receive(into: result) else {
      throw FFmpegError(function: "av_buffersink_get_frame_flags", code: cff_error_end_of_file)
    }
    let rows = PixelRows(result, channelCount: 3, bytesPerValue: 1)
    return try allocated("av_frame_get_buffer", RGBImage(size: rows.size, bytes: rows.bytes))
  }

  /// The pictures with the difference as a gray, that of the channel that differs most, made bright.
  private static func amplified(
    _ picture: RGBImage, tileWidth: Int
  ) -> (picture: RGBImage, factor: Int) {
    var bytes = picture.bytes
    let places = (0..<picture.size.height).flatMap { row in
      (2 * tileWidth..<3 * tileWidth).map { (row * picture.size.width + $0) * 3 }
    }
    let grays = places.map { max(bytes[$0], bytes[$0 + 1], bytes[$0 + 2]) }
    let mean = grays.reduce(0) { $0 + Int($1) } / max(1, grays.count)
    let factor = [16, 8, 4, 2].first { mean * $0 <= 72 } ?? 1
    for (place, gray) in zip(places, grays) {
      let value = UInt8(clamping: Int(gray) * factor)
      for channel in 0..<3 { bytes[place + channel] = value }
    }
    return (RGBImage(size: picture.size, bytes: bytes) ?? picture, factor)
  }
}
