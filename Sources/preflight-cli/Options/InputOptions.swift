import CommandLineArguments
import System

/// Options of commands that go through many files.
struct InputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Also take the files that a list names, a path a line or with NUL between them; - for standard \
      input.
      """, valueName: "file"), completion: .file())
  var filesFrom: String?

  @Option(
    help: ArgumentHelp(
      """
      Of what folders hold, take only what fits the pattern: '*.mov' is about names, 'day1/**' about \
      paths in the folder; case does not count; may be repeated.
      """, valueName: "pattern"))
  var include: [String] = []

  @Option(
    help: ArgumentHelp(
      "Of what folders hold, leave out files and folders that fit the pattern; may be repeated.",
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
