import CommandLineArguments
import Preflight
import Preprocess

extension FramesCommand {
  /// Whether more than one plain file is meant.
  var isMany: Bool { making.meanMany(files, output: output) }

  /// Where the stills go.
  ///
  /// - Throws: `ValidationError` when the path has no place for each.
  func pattern() throws -> OutputPattern {
    let known: Set<OutputPattern.Placeholder> = [.name, .folder, .extension, .index, .which]
    let pattern = try OutputPattern(
      output ?? "", knowing: profiles.isEmpty ? known : known.union([.profile]))
    if pattern.contains(.which), frames.every != nil {
      throw ValidationError(
        "--every takes many frames of each clip, which {which} does not tell apart; name a folder, "
          + "such as -o 'stills/{name}/'.")
    }
    return pattern
  }

  /// Saves frames of each file.
  ///
  /// - Throws: what stops all of them, `ExitCode` unless everything was done.
  func makeMany() async throws {
    let memory = memory.memory
    let names = profiles.profileNames
    let choice = try ProfileChoice(names: names, memory: memory)
    let (paths, role) = names.isEmpty ? (files, nil) : try files.withoutRoles()
    let pattern = try pattern()
    let writesFolders = try hasFolders()
    guard writesFolders || pattern.tellsFilesApart else {
      throw ValidationError(
        "With several files -o is a folder, or needs {name} or {index}, such as "
          + "-o 'stills/{name}_{which}.png'.")
    }
    var others = OptionWords()
    others.add("--no-source-hash", if: omitsSourceHash || reporting.format == .text)
    others.add(self.memory)
    let hasOwnPlaces = pattern.contains(.which)
    let work = FileWork(
      command: "frames",
      options: optionWords + (hasOwnPlaces ? [] : frames.choices.flatMap(\.words)),
      otherOptions: others.words,
      pattern: pattern, choices: hasOwnPlaces ? frames.choices : [], role: role,
      profile: OutputPattern.profile(choice.profiles.map(\.id)), writesFolders: writesFolders,
      overwrites: reporting.overwrite)
    try await MakingRun(
      work: work, files: paths, making: making, reporting: reporting, memory: memory,
      choice: choice
    ).run()
  }

  /// Whether each place is a folder.
  private func hasFolders() throws -> Bool {
    switch try place().destination {
    case .folder(_): true
    case .file(_): false
    }
  }
}
