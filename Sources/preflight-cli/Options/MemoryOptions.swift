import CommandLineArguments

/// Options of every command that remembers something.
struct MemoryOptions: ParsableArguments {
  @Flag(
    help: """
      Neither use nor store what is remembered: facts of files, learned limits, the history.
      """)
  var noMemory = false

  /// What this run may remember.
  var memory: Memory { noMemory ? .none : Memory() }
}
