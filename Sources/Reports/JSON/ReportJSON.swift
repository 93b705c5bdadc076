import MediaModel
package import Preflight

/// Reports as JSON, as the contract of the command describes them (`preflight.report/1`).
package struct ReportJSON: Sendable {
  /// FFmpeg's version, for the `tool` member.
  package var ffmpegVersion: String
  /// When the report was made, as ISO 8601 with a time zone.
  package var createdAt: String
  private let profileNames: [String: String]

  /// A maker of reports; `profileNames` says by id how a person names a profile in a command.
  package init(
    ffmpegVersion: String, createdAt: String, profileNames: [String: String] = [:]
  ) {
    self.ffmpegVersion = ffmpegVersion
    self.createdAt = createdAt
    self.profileNames = profileNames
  }

  /// One request's report.
  package func value(_ report: Report) -> JSONValue {
    .object([
      .init("schema", .string("preflight.report/1")),
      .init("tool", tool),
      .init("createdAt", .string(createdAt)),
      .init("verdict", .string(report.verdict.rawValue)),
      .init("inputs", .array(report.request.inputs.map { input(of: report, $0) })),
      .init("profiles", .array(report.results.map { profile($0, request: report.request) })),
    ])
  }

  /// The reports of several requests in one document, errors of files that could not be looked at
  /// among them.
  package func document(_ entries: [JSONValue], verdict: Verdict) -> JSONValue {
    .object([
      .init("schema", .string("preflight.reports/1")),
      .init("tool", tool),
      .init("createdAt", .string(createdAt)),
      .init("verdict", .string(verdict.rawValue)),
      .init("reports", .array(entries)),
    ])
  }

  /// A file that could not be looked at; `kind` is a word for programs.
  package static func error(path: String, message: String, kind: String? = nil) -> JSONValue {
    .known([
      "schema": .string("preflight.error/1"), "path": .string(path), "error": .string(message),
      "kind": .text(kind),
    ])
  }

  var tool: JSONValue {
    .object([
      .init("name", .string("preflight")), .init("version", .string(PreflightVersion.current)),
      .init("ffmpeg", .string(ffmpegVersion)),
    ])
  }

  /// An input with the role in which the first profile took it.
  private func input(of report: Report, _ input: RequestInput) -> JSONValue {
    let assigned = report.results.first?.assignments.first { $0.path == input.path }?.role
    return .known([
      "role": .text(input.role ?? assigned), "path": .string(input.path),
      "transport": .text(input.delivery.transport?.rawValue),
      "encodedLength": .number(input.delivery.encodedLength),
      "facts": input.delivery.isSeen ? FactsJSON.value(input.facts) : nil,
    ])
  }

  private func profile(_ result: ProfileResult, request: Request) -> JSONValue {
    let commands = FixCommands(
      for: result, to: request, profile: profileNames[result.profileID] ?? result.profileID)
    return ResultJSON.value(result) { finding in
      request.inputs.first { $0.path == finding.path }
        .flatMap { commands.command(mending: [finding], of: $0) }
    }
  }
}
