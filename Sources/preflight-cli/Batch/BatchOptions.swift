import CommandLineArguments

/// Options of commands that answer for many files.
struct BatchOptions: ParsableArguments {
  @OptionGroup var inputs: InputOptions

  @Option(
    help: ArgumentHelp(
      """
      Go on from the ndjson of an earlier run: what it answers of files that have not changed is not \
      asked again. --output may name the same file, which then grows.
      """, valueName: "file"), completion: .file())
  var resume: String?

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
    guard let path = output.output, output.format == .ndjson else { return try output.writer() }
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
