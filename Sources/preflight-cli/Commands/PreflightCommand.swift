import CommandLineArguments
import Media
import Preflight
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
      discussion: """
        EXAMPLES:
          preflight check clip.mp4 --for erase-objects
          preflight check motion=dance.mp4 character=hero.png --for motion-capture
          preflight check clip.mov --for all
          preflight fit clip.mp4 --for erase-objects -o clip.fit.mp4
          preflight trim clip.mp4 --from 3.5 --to 8.5 -o part.mp4
          preflight frames clip.mp4 --first --last -o stills/
          preflight transition a.mp4 b.mp4 --for ai-transitions -o pair/
          preflight watch incoming/ --for reshoot --fit -o 'ready/{name}.mp4'
          preflight run clip.mp4 --for erase-objects -- python3 submit.py {video}
          preflight learn --for erase-objects answer.json
          preflight probe clip.mov --format json
          preflight explain credits gone but no video
          preflight history clip.mp4
          preflight profiles show reshoot

        EXIT CODES:
          0 every input passes                1 an input fails, or cannot be fixed
          2 could not be checked or written   64 usage error
          'run' passes on the exit code of its command.
        """,
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
    await main(nil)
  }
}
