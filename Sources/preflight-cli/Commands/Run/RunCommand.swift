import CommandLineArguments
import Preflight

/// `preflight run`: a paid command that runs only when the check passes.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs a paid command only if the check passes.",
    discussion: HelpText.of("run"))

  @Argument(
    help: ArgumentHelp("Files, each as PATH or ROLE=PATH.", valueName: "input"),
    completion: .file())
  var inputs: [String]

  @Option(
    name: .profile,
    help: ArgumentHelp(
      "The profile: its id, the last part of its id, or the path of its JSON file.",
      valueName: "profile"),
    completion: .profiles)
  var profile: String

  @Argument(
    parsing: .postTerminator,
    help: ArgumentHelp("The program and its arguments, after --.", valueName: "command"))
  var command: [String] = []

  @Flag(help: "Fix the files first, as by 'preflight fit', and send the fixed ones.")
  var fit = false

  @Option(
    name: .output,
    help: ArgumentHelp(
      "Where to keep the file that --fit makes; without it, the file is deleted at the end.",
      valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "Let --output replace an existing file; never a source.")
  var overwrite = false

  @OptionGroup var part: SentPartOptions

  @OptionGroup var strictness: StrictnessOptions
  @Flag(help: "Run even if the check fails or the same request was rejected before.")
  var force = false

  @OptionGroup var cost: CostOptions
  @OptionGroup var request: RequestOptions
  @OptionGroup var memory: MemoryOptions

  func validate() throws {
    guard !inputs.isEmpty else { throw ValidationError("Name at least one input.") }
    guard profile != "all", !profile.contains(",") else {
      throw ValidationError("A run is one request to one profile; name one with --for.")
    }
    guard let program = command.first, !program.isEmpty else {
      throw ValidationError("Name the command after --, such as -- python3 submit.py {video}.")
    }
    guard fit || (output == nil && !overwrite) else {
      throw ValidationError("--output and --overwrite need --fit.")
    }
    guard !overwrite || output != nil else {
      throw ValidationError("--overwrite needs --output.")
    }
    guard output == nil || inputs.count == 1 else {
      throw ValidationError(
        """
        --output names one file, and there are \(inputs.count) inputs; fix them with 'preflight \
        fit' one by one.
        """)
    }
    guard output?.isEmpty != true, output != "-" else {
      throw ValidationError("--output needs the name of a file.")
    }
    let ends = try part.ends
    try TimeArgument.refuseEmptyRange(from: ends.from, to: ends.to)
  }

  mutating func run() async throws {
    let command = self
    try await reportingErrors { try RunGate(command).run() }
  }
}

/// The words of the command line as the system handed them over, byte for byte.
enum RawArguments {
  /// The last words, as bytes; what is no UTF-8 was changed in the words that were read from them.
  static func last(_ words: [String]) -> [[UInt8]] {
    let count = Int(CommandLine.argc)
    let read = words.map { Array($0.utf8) }
    guard count > words.count else { return read }
    let raw: [[UInt8]] = ((count - words.count)..<count).map { index in
      unsafe CommandLine.unsafeArgv[index].map { word -> [UInt8] in
        var bytes: [UInt8] = []
        var position = 0
        while unsafe word[position] != 0 {
          unsafe bytes.append(UInt8(bitPattern: word[position]))
          position += 1
        }
        return bytes
      } ?? []
    }
    let isSame = zip(raw, words).allSatisfy { String(decoding: $0, as: UTF8.self) == $1 }
    return isSame ? raw : read
  }
}
