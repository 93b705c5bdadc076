import CFFmpeg
import MediaModel

/// The facts of a still or animated image, from what its headers tell.
enum StillImageFacts {
  /// Completes a reading with what this build of FFmpeg can decode.
  static func facts(of file: FileBytes, _ reading: ImageReading) throws(MediaError) -> MediaFacts {
    var image = reading.image
    var problems = reading.problems
    image.codec.isDecodable = image.codec.isDecodable && canDecode(image, file)
    if image.codec.longName == nil, let codec = avcodec_descriptor_get_by_name(image.codec.name) {
      image.codec.longName = codec.pointee.long_name.map { String(cString: $0) }
    }
    if !image.codec.isDecodable {
      problems.append(
        MediaProblem(
          .undecodable,
          "\(image.isAnimated ? "Animated " : "")\(reading.container.formatName); this build of "
            + "FFmpeg cannot decode it, so only what its headers tell is known."))
    }
    if let problem = ContainerFormat.misnaming(
      path: file.path, format: reading.container.format,
      formatName: reading.container.formatName)
    {
      problems.append(problem)
    }
    return MediaFacts(
      path: file.path, byteCount: file.byteCount, kind: .image, container: reading.container,
      image: image, problems: problems, depth: .header)
  }

  private static func canDecode(_ image: ImageFacts, _ file: FileBytes) -> Bool {
    guard let descriptor = avcodec_descriptor_get_by_name(image.codec.name),
      avcodec_find_decoder(descriptor.pointee.id) != nil
    else { return false }
    switch image.format {
    case "webp":
      // FFmpeg's WebP decoder knows single images only.
      return !image.isAnimated
    case "heic", "heif", "avif":
      // Whether the demuxer reads items of this kind depends on FFmpeg's version.
      return (try? Demuxer(file)) != nil
    default:
      return true
    }
  }
}
