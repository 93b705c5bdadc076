import CommandLineArguments
import MediaModel
import System
import Workers

/// Options of every command that reads files.
struct IsolationOptions: ParsableArguments {
  @Flag(
    help: """
      Read, decode and write each file in a worker process that opens nothing itself. Files from \
      folders and lists are always handled this way.
      """)
  var isolate = false

  @Flag(
    help: """
      Handle files from folders and lists without worker processes: slightly faster, for files you \
      trust.
      """)
  var noIsolate = false

  @Option(
    help: ArgumentHelp(
      """
      Maximum memory of a worker process (default: 1GiB; when media is written, three quarters of \
      the machine's memory).
      """, valueName: "size"))
  var memoryLimit: String?

  @Option(
    help: ArgumentHelp(
      """
      Maximum time that a worker may take for a file (default: 60; when media is written, ten \
      minutes plus one minute per megabyte).
      """, valueName: "seconds"))
  var timeLimit: Int?

  @Option(
    help: ArgumentHelp(
      "Maximum CPU time that a worker may take for a file (default: 20; none when media is written).",
      valueName: "seconds"))
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

  /// Who reads the files of this run, so many at once; a batch is of files that were found rather
  /// than named, or are many.
  func reader(jobs: Int, isBatch: Bool) -> any FactsReader {
    guard usesWorkers(isBatch: isBatch) else { return DirectReader() }
    return WorkerPool(
      capacity: jobs, ceilings: limits.applied(to: Ceilings()), advice: .ofOptions)
  }

  /// Who decodes and writes in this run, so many at once; without an output, only small pictures
  /// are taken.
  func runner(
    jobs: Int, isBatch: Bool, output: String? = nil, advice: CeilingAdvice = .ofOptions
  ) -> JobRunner {
    guard usesWorkers(isBatch: isBatch) else { return .direct }
    let limits = limits
    let usual = output == nil ? Ceilings() : Ceilings.making(of: 0, jobs: jobs)
    let workers = WorkerPool(
      capacity: jobs, ceilings: limits.applied(to: usual), advice: advice,
      mayWrite: output.flatMap { LocalFiles.freeByteCount(near: $0) } ?? 1)
    return JobRunner(workers: workers) { byteCount in
      limits.applied(to: .making(of: byteCount, jobs: jobs))
    }
  }

  private func usesWorkers(isBatch: Bool) -> Bool {
    isolate || memoryLimit != nil || timeLimit != nil || cpuLimit != nil || (isBatch && !noIsolate)
  }

  /// What was asked for in place of the usual ceilings.
  private struct Limits: Sendable {
    var memory: Int64?
    var waiting: Int?
    var computing: Int?

    func applied(to usual: Ceilings) -> Ceilings {
      Ceilings(
        memory: memory ?? usual.memory,
        computing: computing.map { Int64($0) * 1000 } ?? usual.computing,
        waiting: waiting.map { Int64($0) * 1000 } ?? usual.waiting)
    }
  }

  private var limits: Limits {
    // What is no number was refused when the options were read.
    let memory = (try? ByteCountArgument.count(memoryLimit, of: "--memory-limit")) ?? nil
    return Limits(memory: memory, waiting: timeLimit, computing: cpuLimit)
  }
}

extension CeilingAdvice {
  /// The options that raise a ceiling.
  static let ofOptions = CeilingAdvice(
    memory: "--memory-limit allows more.", computing: "--cpu-limit allows more.",
    waiting: "--time-limit allows more.")
}
