import CommandLineArguments
import Media
import Preflight
import System
import Workers

/// The tool: `preflight`.
@main
struct PreflightCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "preflight",
      abstract: """
        Checks media before you pay a provider to change it, and fixes what would be rejected.
        """,
      discussion: HelpText.of("preflight"),
      version: """
        preflight \(PreflightVersion.current)
        FFmpeg \(FFmpegVersion.release) (\(FFmpegVersion.libraries))
        """,
      subcommands: [
        CheckCommand.self, ProbeCommand.self, FitCommand.self, TrimCommand.self,
        FramesCommand.self, TransitionCommand.self, WatchCommand.self, RunCommand.self,
        LearnCommand.self, ExplainCommand.self, HistoryCommand.self, SupportCommand.self,
        ProfilesCommand.self,
      ])
  }

  /// Runs the command that this process was asked for, unless another process started it to read files.
  static func main() async {
    if Worker.isMeant { Worker.run() }
    StopSignal.watch()
    let error = await outcome(of: nil)
    // Whoever wanted it to stop learns that from the code, however far the work had come.
    if let code = StopSignal.exitCode, error.map({ $0 is ExitCode }) ?? true {
      exit(withError: ExitCode(code))
    }
    if let error { exit(withError: error) }
  }
}

/// What the help pages say below the summaries of the commands; the texts are files in `Resources/Help`.
enum HelpText {
  /// The text of a command by the name of its file.
  static func of(_ command: String) -> String {
    guard let file = EmbeddedHelp.files.first(where: { $0.name == command }) else {
      preconditionFailure("There is no help text '\(command)'.")
    }
    return file.text
  }
}
