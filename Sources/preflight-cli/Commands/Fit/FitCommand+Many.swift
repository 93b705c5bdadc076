import CommandLineArguments
import Preflight

extension FitCommand {
  /// Whether more than one plain file is meant.
  var isMany: Bool { making.meanMany(files, output: options.output) }

  /// Where the results go, or nil with `--plan` alone.
  ///
  /// - Throws: `ValidationError` when the path has no place for each.
  func pattern() throws -> OutputPattern? {
    guard let output = options.output else { return nil }
    let pattern = try OutputPattern(
      output, knowing: [.name, .folder, .extension, .profile, .index])
    guard pattern.tellsFilesApart else {
      throw ValidationError(
        "With several files -o needs {name} or {index}, such as -o 'out/{name}.{profile}.mp4'.")
    }
    return pattern
  }

  /// Makes each file acceptable.
  ///
  /// - Throws: what stops all of them, `ExitCode` unless everything was done.
  func makeMany() async throws {
    let memory = memory.memory
    let choice = try ProfileChoice(names: profiles.profileNames, memory: memory)
    let (paths, role) = try files.withoutRoles()
    var others = OptionWords()
    others.add(self.memory)
    let work = FileWork(
      command: "fit", options: optionWords, otherOptions: others.words,
      pattern: options.plan ? nil : try pattern(), role: role,
      profile: OutputPattern.profile(choice.profiles.map(\.id)),
      overwrites: options.reporting.overwrite)
    try await MakingRun(
      work: work, files: paths, making: making, reporting: options.reporting, memory: memory,
      choice: choice
    ).run()
  }
}
