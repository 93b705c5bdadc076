import JSON
package import Preflight

/// The commands that fix the files of a request, for a person to paste: `preflight fit`, quoted
/// for a POSIX shell.
package struct FixCommands: Sendable {
  private let result: ProfileResult
  private let request: Request
  private let profile: String

  /// The commands for what one profile answered; `profile` is what a person calls it.
  package init(for result: ProfileResult, to request: Request, profile: String) {
    self.result = result
    self.request = request
    self.profile = profile
  }

  /// The command that fixes findings of one file, or nil when it cannot fix any, or the file would
  /// be refused all the same.
  ///
  /// Recommended limits are kept when there is advice about one among the findings.
  package func command(fixing findings: [Finding], of input: RequestInput) -> String? {
    let own = result.findings.filter { $0.path == input.path }
    guard input.delivery.isLocalFile, findings.contains(where: { $0.fix?.isAutomatic == true }),
      own.allSatisfy(\.leavesHope), input.facts.canBeFixed
    else { return nil }
    let isRecommended = findings.contains { $0.severity == .advice && $0.limit != nil }
    return command(
      for: input, with: isRecommended ? ["--recommended"] : [],
      extension: ResultExtension.of(input.facts, after: own.compactMap(\.fix?.action)))
  }

  /// The command that makes a clip longer by standing on its last frame, or nil when it is no clip.
  package func command(lengthening input: RequestInput) -> String? {
    guard input.delivery.isLocalFile, input.facts.image == nil, input.facts.canBeFixed else {
      return nil
    }
    let own = result.findings.filter { $0.path == input.path }
    return command(
      for: input, with: ["--lengthen", "hold"],
      extension: ResultExtension.of(input.facts, after: own.compactMap(\.fix?.action)))
  }

  private func command(
    for input: RequestInput, with more: [String], extension: String
  ) -> String {
    let words =
      ["preflight", "fit", Self.word(for: input), "--for", profile]
      + Self.selectionWords(request.selection, of: input.facts)
      + request.shownSettings.filter { !result.unknownSettings.contains($0.name) }
      .flatMap { ["--set", "\($0.name)=\($0.value)"] }
      + ((input.delivery.transport ?? request.transport).map { ["--transport", $0.rawValue] } ?? [])
      + more + ["-o", Self.outputPath(input.path, extension: `extension`)]
    return words.map(\.quotedForShell).joined(separator: " ")
  }

  /// The file as it is typed, with its role where one was given.
  private static func word(for input: RequestInput) -> String {
    if let role = input.role { return "\(role)=\(input.path)" }
    let isTakenForARole = InputArgument(parsing: input.path).role != nil
    return isTakenForARole ? "./" + input.path : input.path.asOperand
  }

  private static func selectionWords(_ selection: Selection, of facts: MediaFacts) -> [String] {
    guard facts.image == nil else { return [] }
    let rate = facts.mainVideo?.frameRate.nominal ?? facts.mainVideo?.frameRate.average
    func words(_ option: String, _ time: MediaTime?) -> [String] {
      time.map { [option, $0.asTyped(at: rate)] } ?? []
    }
    return words("--from", selection.from) + words("--to", selection.to)
  }

  private static func outputPath(_ path: String, extension: String) -> String {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name
    let folder = path.dropLast(name.count)
    return "\(folder)\(stem.isEmpty ? "output" : stem).fit.\(`extension`)".asOperand
  }
}

extension MediaFacts {
  /// Whether there are frames that can be read from the first to the last.
  fileprivate var canBeFixed: Bool {
    let isReadable = problems.allSatisfy { problem in
      switch problem.kind {
      case .truncated, .undecodable, .encrypted, .damaged, .empty, .unreadable,
        .refersToOtherFile, .tooLarge, .timedOut, .decoderCrashed:
        false
      case .durationContradicted, .colorContradicted, .misnamed: true
      }
    }
    return isReadable && (image?.codec ?? mainVideo?.codec)?.isDecodable == true
  }
}

extension MediaTime {
  /// The time as it is typed, exact: decimal seconds where they meet it, else a number of frames.
  fileprivate func asTyped(at rate: FrameRate?) -> String {
    if let text = seconds.exactDecimal { return text }
    if let frames = rate.map({ seconds * $0.framesPerSecond }), frames.denominator == 1 {
      return "\(frames.numerator)f"
    }
    return seconds.decimal(places: 9)
  }
}

extension String {
  /// The path in a form that no command takes for an option.
  fileprivate var asOperand: String { hasPrefix("-") ? "./" + self : self }
}

extension Finding {
  /// Whether the file may still be accepted although this is found.
  fileprivate var leavesHope: Bool { severity.verdict != .fail || fix?.isAutomatic == true }
}

/// Which commands a report shows: one with the finding it fixes, or one for all that belong
/// together, so that a file is not encoded twice.
struct FixPresentation {
  /// For a file with several fixes: the command that carries them out in one pass.
  struct Combined {
    let command: String
    /// `"All 3 fixes in one command:"`, or how many of them.
    let title: String
  }

  private(set) var combined: [Combined] = []
  private var single: [Finding: String] = [:]
  private var lengthening: [Finding: String] = [:]

  /// Plans the commands for one profile, as a person names it.
  init(of result: ProfileResult, request: Request, profile: String) {
    let commands = FixCommands(for: result, to: request, profile: profile)
    for input in request.inputs {
      let own = result.findings.filter { $0.path == input.path }
      if let short = own.first(where: \.asksForLength) {
        lengthening[short] = commands.command(lengthening: input)
      }
      let fixable = own.filter { $0.fix?.isAutomatic == true }
      guard let command = commands.command(fixing: fixable, of: input) else { continue }
      if fixable.count > 1 {
        let count = own.count { $0.fix != nil }
        let share = fixable.count == count ? "All \(count)" : "\(fixable.count) of \(count)"
        combined.append(Combined(command: command, title: "\(share) fixes in one command:"))
      } else if let finding = fixable.first {
        single[finding] = command
      }
    }
  }

  /// The command that belongs to one finding alone.
  func command(for finding: Finding) -> String? { single[finding] }

  /// The command that makes a clip long enough, which a person has to choose.
  package func choice(for finding: Finding) -> String? { lengthening[finding] }
}

extension Finding {
  /// Whether it is fixed by making the clip longer.
  fileprivate var asksForLength: Bool {
    if case .lengthen = fix?.action { return true }
    return false
  }
}

/// The extension of the repaired file, as far as it follows from what is to be fixed.
enum ResultExtension {
  /// The extension without a dot: that of the best accepted format of those that are written.
  static func of(_ facts: MediaFacts, after actions: [FixAction]) -> String {
    facts.image.map { ofImage($0, after: actions) } ?? ofClip(facts, after: actions)
  }

  private static func ofClip(_ facts: MediaFacts, after actions: [FixAction]) -> String {
    let accepted = actions.lazy.compactMap { action in
      if case .transcode(let containers, _) = action, !containers.isEmpty { return containers }
      return nil
    }.first
    let written = ["mp4", "mov", "webm", "mkv"].filter { name in
      accepted.map { MediaFormat(name).isOne(of: $0) } ?? true
    }
    let own = written.first { $0 == MediaFormat(facts.container.format).name }
    // Video can be copied only into a container that holds its codec.
    let mayBeMP4 = facts.mainVideo.map { MediaFormat("mp4").holdsCopied($0.codec.name) } ?? false
    return (mayBeMP4 ? nil : own) ?? written.first ?? "mp4"
  }

  private static func ofImage(_ image: ImageFacts, after actions: [FixAction]) -> String {
    let written = ["png", "jpeg", "webp"]
    let accepted = actions.lazy.compactMap { action in
      if case .convertImage(let formats) = action { return formats }
      return nil
    }.first
    let wanted = accepted.flatMap { formats in
      written.first { MediaFormat($0).isOne(of: formats) }
    }
    let format = wanted ?? (written.contains(image.format) ? image.format : "png")
    return MediaFormat(format).extensions.first ?? format
  }
}
