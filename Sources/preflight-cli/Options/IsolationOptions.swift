import CommandLineArguments
import MediaModel
import Workers

/// Options of every command that reads files and prints what it found.
struct IsolationOptions: ParsableArguments {
  @Flag(
    help: """
      Read each file in a worker process that can do nothing but read. Files from folders and \
      lists are always read this way.
      """)
  var isolate = false

  @Flag(
    help: """
      Read files from folders and lists without worker processes: slightly faster, for files you \
      trust.
      """)
  var noIsolate = false

  @Option(
    help: ArgumentHelp(
      "Maximum memory of a worker process (default: 1GiB).",
      valueName: "size"))
  var memoryLimit: String?

  @Option(
    help: ArgumentHelp(
      "Maximum time that a worker may take for a file (default: 60).", valueName: "seconds"))
  var timeLimit: Int?

  @Option(
    help: ArgumentHelp(
      "Maximum CPU time that a worker may take for a file (default: 20).", valueName: "seconds"))
  var cpuLimit: Int?

  /// A worker takes about half of it before it has read anything.
  private static let smallestMemory: Int64 = 100_000_000

  func validate() throws {
    guard !isolate || !noIsolate else {
      throw ValidationError("--isolate and --no-isolate contradict each other; keep one.")
    }
    if let count = try ByteCountArgument.count(memoryLimit, of: "--memory-limit"),
      count < Self.smallestMemory
    {
      throw ValidationError("--memory-limit must be at least 100MB, not \(memoryLimit ?? "").")
    }
    for (name, seconds) in [("--time-limit", timeLimit), ("--cpu-limit", cpuLimit)] {
      guard let seconds, !(1...86_400).contains(seconds) else { continue }
      throw ValidationError("\(name) must be 1 to 86400 seconds, not \(seconds).")
    }
  }

  /// Who reads the files of this run.
  ///
  /// - Parameters:
  ///   - jobs: how many files are read at once.
  ///   - isBatch: whether the files were found rather than named, or are many.
  /// - Returns: A reader to be used for the whole run.
  func reader(jobs: Int, isBatch: Bool) -> any FactsReader {
    let hasCeilings = memoryLimit != nil || timeLimit != nil || cpuLimit != nil
    guard isolate || hasCeilings || (isBatch && !noIsolate) else { return DirectReader() }
    return WorkerPool(capacity: jobs, ceilings: ceilings)
  }

  private var ceilings: Ceilings {
    var ceilings = Ceilings()
    // What is no number was refused when the options were read.
    if let count = try? ByteCountArgument.count(memoryLimit, of: "--memory-limit") {
      ceilings.memory = count
    }
    if let timeLimit { ceilings.waiting = Int64(timeLimit) * 1000 }
    if let cpuLimit { ceilings.computing = Int64(cpuLimit) * 1000 }
    return ceilings
  }
}
