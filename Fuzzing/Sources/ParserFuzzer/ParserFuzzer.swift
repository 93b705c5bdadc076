// One parser of ours, chosen by the environment, reads what libFuzzer makes up. It may say anything of
// the bytes; it may not trap, hang or take gigabytes.
import Foundation
import MediaModel

@testable import Media

/// The parsers of files and headers that are ours and not FFmpeg's.
private enum Parser: String, CaseIterable {
  case iso, heif, ebml, riff, exif, jpeg, png, webp, gif, h264, vp9, tiff, jpeg2000, jpegxl, bmp
  case netpbm, codecs

  static let chosen: Parser = {
    let name = ProcessInfo.processInfo.environment["PREFLIGHT_FUZZ_PARSER"] ?? ""
    guard let parser = Parser(rawValue: name) else {
      let names = Parser.allCases.map(\.rawValue).joined(separator: ", ")
      fatalError("PREFLIGHT_FUZZ_PARSER has to be one of: \(names).")
    }
    return parser
  }()

  func read(_ bytes: [UInt8], at path: String) {
    switch self {
    case .h264:
      _ = H264SequenceParameters(configuration: bytes)
      _ = H264SequenceParameters(payload: bytes)
      bytes.withUnsafeBufferPointer { bytes in
        for size in [nil, 1, 2, 3, 4] {
          _ = NALUnits(bytes: bytes, lengthSize: size).reduce(0) { $0 ^ $1 }
        }
        _ = NALUnits.lengthSize(avcC: bytes)
        _ = NALUnits.lengthSize(hvcC: bytes)
      }
    case .vp9:
      _ = VP9FrameHeader(bytes)
      _ = VP9FrameHeader.isInvisible(bytes)
      _ = VP8FrameTag.isInvisible(bytes)
    case .codecs:
      for type in ["hvcC", "av1C", "avcC", "vvcC"] {
        let configuration = CodecConfiguration(boxType: type, payload: bytes)
        _ = configuration?.pixelFormatName(matrix: "gbr")
      }
    case .iso, .heif, .ebml, .riff, .exif, .jpeg, .png, .webp, .gif, .tiff, .jpeg2000, .jpegxl,
      .bmp, .netpbm:
      guard let file = try? FileBytes(path: path) else { return }
      try? read(file)
    }
  }

  private func read(_ file: FileBytes) throws {
    switch self {
    case .iso:
      guard let movie = try ISOMovie.reading(file) else { return }
      guard ISOExcess(movie, byteCount: file.byteCount) == nil else { return }
      for track in movie.tracks {
        let timeline = ISOTimeline(track, movieTimescale: movie.timescale)
        if track.handler != "soun" { _ = timeline?.presentation.end }
      }
    case .heif: _ = try HEIFReader(file: file).reading()
    case .ebml: _ = try MatroskaHeader(file: file)
    case .riff: _ = try RIFFChunks(file: file).chunks(from: 12, to: file.byteCount)
    case .exif:
      _ = try EmbeddedMetadata.exif(in: file, from: 0, to: file.byteCount)
      _ = try EmbeddedMetadata.xmp(in: file, from: 0, to: file.byteCount)
    case .jpeg: _ = try JPEGReader(file: file).reading()
    case .png: _ = try PNGReader(file: file).reading()
    case .webp: _ = try WebPReader(file: file).reading()
    case .gif: _ = try GIFReader(file: file).reading()
    case .tiff: _ = try TIFFReader(file: file).reading()
    case .jpeg2000: _ = try JPEG2000Reader(file: file).reading()
    case .jpegxl: _ = try JPEGXLReader(file: file).reading()
    case .bmp: _ = try BMPReader(file: file).reading()
    case .netpbm: _ = try NetpbmReader(file: file).reading()
    case .h264, .vp9, .codecs: return
    }
  }
}

/// The file that every input is written to.
private let path: String = {
  let folder =
    FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
  return "\(folder)/preflight-fuzz-\(ProcessInfo.processInfo.processIdentifier)"
}()

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ readOne: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

@main
private enum ParserFuzzer {
  static func main() {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(runDriver(&count, &arguments) { start, count in readOneInput(start, count) })
  }
}

private func readOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
  guard descriptor >= 0 else { return 0 }
  _ = write(descriptor, start, count)
  close(descriptor)
  Parser.chosen.read(bytes, at: path)
  return 0
}
