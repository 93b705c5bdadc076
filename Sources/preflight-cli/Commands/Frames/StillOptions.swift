import CommandLineArguments
import MediaModel
import Preprocess

/// Options about how stills are saved.
struct StillOptions: ParsableArguments {
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      """
      Format of stills in a folder: PNG, or what the profile accepts, by default. The name of a \
      single file decides its format.
      """, valueName: "format"))
  var format: StillExportOptions.Format?

  @Option(
    help: ArgumentHelp("Quality of JPEG and WebP, from 1 to 100.", valueName: "n"))
  var quality: Int?

  @Option(
    help: ArgumentHelp(
      """
      Maximum size of a still in bytes, such as 500000, 8MB (8,000,000) or 8MiB (8,388,608).
      """, valueName: "bytes"))
  var maxBytes: String?

  @Option(
    help: ArgumentHelp(
      "Exact size of the stills, such as 1280x720; by default, the display size of the frame.",
      valueName: "wxh"))
  var size: String?

  @Option(
    help: """
      What to do with HDR and wide colour: tone-map to SDR, or keep it in 16-bit PNG files.
      """)
  var hdr = HDRArgument.toneMap

  @Option(
    help: "What to do with interlaced frames: deinterlace them, or keep both fields.")
  var fields = StillExportOptions.Fields.deinterlace

  func validate() throws {
    guard quality.map({ (1...100).contains($0) }) ?? true else {
      throw ValidationError("--quality must be from 1 to 100, not \(quality ?? 0).")
    }
    _ = try ByteCountArgument.count(maxBytes, of: "--max-bytes")
    _ = try SizeArgument.size(size, of: "--size")
  }

  /// What the stills are to be, where they are saved in a format, or nil for what a profile takes.
  ///
  /// - Throws: `ValidationError` when the format has no such thing.
  func exportOptions(as format: StillExportOptions.Format?) throws -> StillExportOptions {
    guard quality == nil || format != .png else {
      throw ValidationError("--quality is for JPEG and WebP; PNG is lossless.")
    }
    guard hdr != .keep || format == .png || format == nil else {
      throw ValidationError("--hdr keep needs 16-bit PNG; the other formats have only 8 bits.")
    }
    var chosen = StillExportOptions()
    chosen.format = format
    chosen.quality = quality
    chosen.maximumByteCount = try ByteCountArgument.count(maxBytes, of: "--max-bytes")
    chosen.size = try SizeArgument.size(size, of: "--size")
    chosen.keepsHDR = hdr == .keep
    chosen.fields = fields
    return chosen
  }
}

/// What becomes of HDR as it is typed.
enum HDRArgument: String, CaseIterable, ExpressibleByArgument {
  case toneMap = "tone-map"
  case keep
}
