import CommandLineArguments
import MediaModel
import Preflight

/// `preflight run`: a paid command that runs only when the check passes.
struct RunCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "run",
      abstract: "Runs a paid command only if the check passes.",
      discussion: """
        EXAMPLES:
          preflight run clip.mp4 --for erase-objects -- python3 submit.py {video}
          preflight run clip.mov --for reshoot --fit -- ./submit --file {video}
          preflight run start=a.png end=b.png --for ai-transitions -- ./pair {start} {end}
          preflight run clip.mp4 --for runway/gen4_aleph --set ratio=1280:720 -- ./submit {video}

        The command follows --. It is started without a shell in the same folder and reads the \
        same standard input; its output passes through unchanged, and preflight exits with its \
        exit code. If the check fails, nothing runs, the report goes to standard error, and the \
        exit code is 1.

        In the command, {video}, {start} and so on stand for the files by role, or by media type \
        if only one file has it; {input} stands for the only file, {report} for the report as \
        JSON, {profile} for the profile's id. {reference} alone becomes one argument per file of \
        that role; {reference.2} is the second of them. {{video}} is the text {video} itself.

        Runs are remembered by the content of their files, without keys and prompts. A request \
        that was rejected for good is not sent again unless --force is given.
        """)
  }

  @Argument(
    help: ArgumentHelp("Files, each as PATH or ROLE=PATH.", valueName: "input"),
    completion: .file())
  var inputs: [String]

  @Option(
    name: [.customLong("profile"), .customLong("for")],
    help: ArgumentHelp(
      "The profile: its id, the last part of its id, or the path of its JSON file.",
      valueName: "profile"),
    completion: .list(Catalog.builtIn.ids))
  var profile: String

  @Argument(
    parsing: .postTerminator,
    help: ArgumentHelp("The program and its arguments, after --.", valueName: "command"))
  var command: [String] = []

  @Flag(help: "Fix the files first, as by 'preflight fit', and send the fixed ones.")
  var fit = false

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      "Where to keep the file that --fit makes; without it, the file is deleted at the end.",
      valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "Let --output replace an existing file; never a source.")
  var overwrite = false

  @Option(help: ArgumentHelp("Start of the part that will be sent.", valueName: "time"))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "End of the part that will be sent; the frame at this time is not included.",
      valueName: "time"))
  var to: String?

  @OptionGroup var strictness: StrictnessOptions
  @Flag(help: "Run even if the check fails or the same request was rejected before.")
  var force = false

  @Option(
    help: ArgumentHelp(
      "Fail if the request costs more than this, or if its cost is unknown: 2, 2USD, 50credits.",
      valueName: "amount"))
  var maxCost: String?

  @OptionGroup var request: RequestOptions
  @OptionGroup var memory: MemoryOptions

  /// The most that the request may cost, or nil when it may cost anything.
  ///
  /// - Throws: `RequestError` when what was typed is no amount.
  var costGate: CostGate? {
    get throws { try maxCost.map { try CostGate(parsing: $0) } }
  }

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
    do {
      _ = try costGate
    } catch let error as RequestError {
      throw ValidationError(error.message)
    }
    try TimeArgument.refuseEmptyRange(
      from: TimeArgument.position(from, of: "--from"), to: TimeArgument.position(to, of: "--to"))
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
