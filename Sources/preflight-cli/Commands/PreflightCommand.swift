import CommandLineArguments
import Media
import Preflight

/// The tool: `preflight`.
@main
struct PreflightCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "preflight",
      abstract: "Tells whether media will be accepted before a paid request runs.",
      discussion: """
        EXAMPLES:
          preflight check clip.mp4 --for erase-objects
          preflight check motion=dance.mp4 character=hero.png --for motion-capture
          preflight check clip.mov --for all
          preflight probe clip.mov --format json
          preflight profiles show reshoot

        EXIT CODES:
          0 every input passes   1 some input fails
          2 could not check      64 wrong usage
        """,
      version: """
        preflight \(PreflightVersion.current)
        FFmpeg \(FFmpegVersion.release) (\(FFmpegVersion.libraries))
        """,
      subcommands: [CheckCommand.self, ProbeCommand.self, ProfilesCommand.self])
  }
}
