import CommandLineArguments
import System

/// Options of commands that answer for many files.
struct BatchOptions: ParsableArguments {
  @OptionGroup var inputs: InputOptions

  @Option(
    help: ArgumentHelp(
      """
      Continue from the NDJSON of an earlier run: its results are kept for files that have not \
      changed. --output may name the same file, which is then extended.
      """, valueName: "file"), completion: .file())
  var resume: String?

  /// Refuses to go on from an earlier run for a page, which would lack what that run has answered.
  ///
  /// - Throws: `ValidationError` when both are asked for.
  func refuseGathering(_ format: OutputFormat) throws {
    guard resume == nil || format.isOfLines else {
      throw ValidationError(
        """
        --resume knows only verdicts, which is too little for \(format.rawValue); use text, \
        json or 
        """
          + "ndjson.")
    }
  }

  /// What the earlier run answered, or nil when none is named.
  ///
  /// - Throws: `FileError` when its file cannot be read.
  func earlier() throws -> EarlierRun? {
    try resume.map { path throws(FileError) in try EarlierRun(path: path) }
  }

  /// Where a batch writes: a file of lines grows with every line, other files appear at the end.
  ///
  /// - Throws: `FileError` when the file cannot be written.
  func writer(_ output: OutputOptions, earlier: EarlierRun?) throws -> ResultWriter {
    guard let path = output.output else { return try output.writer() }
    guard FileKind(of: path) != .regular || !MediaName.promisesMedia(path) else {
      throw FileError(
        description: """
          \(path): is named like media, so it is not replaced; choose another name.
          """)
    }
    guard output.format == .ndjson else { return try output.writer() }
    if let resume, let earlier, let identity = FileIdentity(of: path),
      identity == FileIdentity(of: resume)
    {
      return ResultWriter(
        stream: try LineFile.continuing(path, after: earlier.wholeByteCount), name: path)
    }
    return ResultWriter(
      stream: try LineFile.new(path, replacesExisting: output.overwrite), name: path)
  }
}

/// Options of commands that go through many files.
struct InputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Also take the files listed in a file, one path per line or separated by NUL; - for standard \
      input.
      """, valueName: "file"), completion: .file())
  var filesFrom: String?

  @Option(
    help: ArgumentHelp(
      """
      From folders, take only what matches the pattern: '*.mov' matches names, 'day1/**' matches \
      paths within the folder. Case is ignored. Can be repeated.
      """, valueName: "pattern"))
  var include: [String] = []

  @Option(
    help: ArgumentHelp(
      "From folders, skip files and folders that match the pattern. Can be repeated.",
      valueName: "pattern"))
  var exclude: [String] = []

  /// Which of the files in folders are wanted.
  var filter: InputFilter { InputFilter(include: include, exclude: exclude) }

  /// The inputs of a batch, or nil when plain files were named and nothing else.
  ///
  /// - Throws: `FileError` when the list cannot be read.
  func batch(of paths: [String]) throws -> InputSequence? {
    guard filesFrom != nil || paths.contains(where: { FileKind(of: $0) == .folder }) else {
      return nil
    }
    return InputSequence(
      paths: paths, list: try filesFrom.map { try PathList(path: $0) }, filter: filter)
  }
}
