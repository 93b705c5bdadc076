import CommandLineArguments
import MediaModel
import Preprocess
import Workers

/// Options of every command that writes a repaired file.
struct RepairOptions: ParsableArguments {
  @Option(
    name: .output,
    help: ArgumentHelp("The file to write.", valueName: "file"), completion: .file())
  var output: String?

  @Option(
    help: """
      Whether to re-encode the video: encode always does, copy never does (stream copy), auto \
      does where a stream copy would not be exact.
      """)
  var mode = FitOptions.Mode.auto

  @Option(
    help: """
      How long re-encoding may take: fast, balanced, or best for the smallest file. The quality is \
      nearly the same.
      """)
  var speed = EncodingSpeed.balanced

  @Flag(help: "Show what would be done and why, without writing anything.")
  var plan = false

  @Flag(help: "Keep the titles, dates, location and device of the recording.")
  var keepMetadata = false

  @Flag(help: "Replace a frame that cannot be decoded with the one before it.")
  var tolerateDamage = false

  @OptionGroup var reporting: ReportOptions

  func validate() throws {
    guard plan || output != nil else {
      throw ValidationError(
        "Name the file to write with -o, or add --plan to see what would be done.")
    }
    guard output?.isEmpty != true else {
      throw ValidationError("-o needs the name of a file.")
    }
    guard output != "-" else {
      throw ValidationError(
        "The result is verified by reading it back, which standard output does not allow; name a "
          + "file.")
    }
    guard output == nil || output != reporting.report else {
      throw ValidationError("--output and --report name the same file; choose two.")
    }
    guard !reporting.overwrite || output != nil || reporting.report != nil else {
      throw ValidationError("--overwrite needs --output or --report.")
    }
  }

  /// Tells the library what was said here.
  func apply(to chosen: inout FitOptions) {
    chosen.mode = mode
    chosen.speed = speed
    let suffix = output.map { ResultName($0).extension }
    chosen.resultExtension = suffix?.isEmpty == true ? nil : suffix
    chosen.keepsMetadata = keepMetadata
    chosen.toleratesDamage = tolerateDamage
  }
}
