import Preflight
import System

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

  /// The words that start a process for a part of what is made of a file.
  func arguments(for part: FileTask.Part, of path: String, replacing: Bool) -> [String] {
    var words =
      [command] + options + otherOptions + part.words + ["--literally", "--format=ndjson"]
    if let target = part.target { words.append("--output=\(target)") }
    if replacing { words.append("--overwrite") }
    return words + ["--", file(path)]
  }

  /// What is made of a file, by its number in the batch.
  func task(for entry: InputEntry, number: Int) -> FileTask {
    FileTask(entry: entry, parts: parts(for: entry, number: number))
  }

  private func parts(for entry: InputEntry, number: Int) -> [FileTask.Part] {
    if let obstacle = entry.obstacle { return [FileTask.Part(obstacle: obstacle)] }
    guard let pattern else { return [FileTask.Part()] }
    var values = OutputPattern.values(of: entry)
    values[.profile] = profile
    values[.index] = OutputPattern.index(number)
    guard !choices.isEmpty else { return [Self.part(pattern, values)] }
    return choices.map { choice in
      values[.which] = choice.name
      return Self.part(pattern, values, words: choice.words)
    }
  }

  private static func part(
    _ pattern: OutputPattern, _ values: [OutputPattern.Placeholder: String], words: [String] = []
  ) -> FileTask.Part {
    do throws(FileError) {
      return FileTask.Part(target: try pattern.path(values), words: words)
    } catch {
      return FileTask.Part(obstacle: error.description)
    }
  }

  /// A path as the command reads it, with nothing in it taken for a role.
  private func file(_ path: String) -> String {
    if let role { return "\(role)=\(path)" }
    return InputArgument(parsing: path).role == nil ? path : "./\(path)"
  }
}
