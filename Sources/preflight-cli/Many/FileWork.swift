import Preflight

/// What a command makes of each of many files, and where it puts it.
struct FileWork: Sendable {
  /// `fit` or `frames`.
  let command: String
  /// The options that decide what is made, the same for every file.
  let options: [String]
  /// Further options, which decide nothing about results.
  var otherOptions: [String] = []
  /// Where results go, or nil where nothing is written.
  let pattern: OutputPattern?
  /// The choices of frames that go to places of their own; empty where a file has one place.
  var choices: [FrameOptions.Choice] = []
  /// The role of every file, or nil.
  var role: String?
  /// The profiles' part in names.
  var profile = ""
  /// Whether places are folders, which several files may share.
  var writesFolders = false
  /// Whether what is there may be replaced.
  var overwrites = false

  /// The words that start a process for a task.
  func arguments(for task: FileTask, replacing: Bool) -> [String] {
    var words = [command] + options + otherOptions + task.words + ["--format=ndjson"]
    if let target = task.target { words.append("--output=\(target)") }
    if replacing { words.append("--overwrite") }
    return words + ["--", file(task.entry.path)]
  }

  /// The tasks of a file, of which the first is number `number`.
  func tasks(for entry: InputEntry, number: Int) -> [FileTask] {
    if let obstacle = entry.obstacle { return [FileTask(entry: entry, obstacle: obstacle)] }
    guard let pattern else { return [FileTask(entry: entry)] }
    var values = OutputPattern.values(of: entry)
    values[.profile] = profile
    values[.index] = OutputPattern.index(number)
    guard !choices.isEmpty else { return [task(for: entry, pattern, values)] }
    return choices.map { choice in
      values[.which] = choice.name
      return task(for: entry, pattern, values, words: choice.words)
    }
  }

  private func task(
    for entry: InputEntry, _ pattern: OutputPattern, _ values: [OutputPattern.Placeholder: String],
    words: [String] = []
  ) -> FileTask {
    do throws(FileError) {
      return FileTask(entry: entry, target: try pattern.path(values), words: words)
    } catch {
      return FileTask(entry: entry, obstacle: error.description)
    }
  }

  /// A path as the command reads it, with nothing in it taken for a role.
  private func file(_ path: String) -> String {
    if let role { return "\(role)=\(path)" }
    return InputArgument(parsing: path).role == nil ? path : "./\(path)"
  }
}
