import Preflight
import ProviderAnswers
import System

/// Reads what a provider said out of a command's output.
struct AnswerReading {
  private let provider: String?
  private let redactor: Redactor

  /// - Parameters:
  ///   - check: Its profile says whose answers they are, its settings hold texts that are not kept.
  ///   - template: The command, whose longer arguments may be prompts and keys.
  init(check: GateCheck, template: CommandTemplate) {
    // Which engine a workflow runs on is not certain; answers show it.
    provider = check.profile.kind == .model ? check.profile.providerName : nil
    let kept = RememberedSettings(check.settings, profile: check.profile).kept
    let texts = check.settings.filter { kept[$0.key] == nil }.map(\.value)
    let arguments = template.words.dropFirst().map { String(decoding: $0, as: UTF8.self) }
      .filter { $0.count >= 20 || ($0.contains(" ") && $0.count >= 8) }
    redactor = Redactor(
      secrets: texts + arguments + ProcessEnvironment.secrets,
      home: Terminal.environment("HOME"))
  }

  /// What is recognised in an output, without what must not be kept.
  func answer(in output: [UInt8]) -> ProviderAnswer {
    ProviderAnswer(
      reading: String(decoding: output, as: UTF8.self), provider: provider, redactor: redactor)
  }
}
