import CommandLineArguments
import Testing

@testable import preflight_cli

/// Expects that words are refused with 64 and a message that has a part.
func expectSlip(
  _ words: [String], _ part: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  do {
    _ = try PreflightCommand.parseAsRoot(words)
    Issue.record("\(words) was accepted.", sourceLocation: sourceLocation)
  } catch {
    #expect(PreflightCommand.exitCode(for: error).rawValue == 64, sourceLocation: sourceLocation)
    let message = PreflightCommand.fullMessage(for: error, columns: 300)
    #expect(message.contains(part), "\(message)", sourceLocation: sourceLocation)
  }
}
