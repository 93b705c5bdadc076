package import Preflight

/// Who takes a set of inputs as it is, who after a fix, who never and why; as text for people.
package struct MatrixText: Sendable {
  private let style: TextStyle
  private let workflows: Set<String>

  /// A maker of matrices; the workflows, by profile id, come first, each on a line of its own.
  package init(style: TextStyle, workflows: Set<String> = []) {
    self.style = style
    self.workflows = workflows
  }

  /// The matrix; ends without a line break.
  ///
  /// Counts first, then every workflow, then the models by answer. Models that take other kinds of
  /// files are counted and not listed.
  package func text(_ cells: [Compatibility], request: Request) -> String {
    let groups = Dictionary(grouping: cells, by: \.group)
    var blocks = [headline(request), counts(groups)]
    let first = Compatibility.Group.allCases.flatMap { group in
      (groups[group] ?? []).filter { workflows.contains($0.result.profileID) }
    }
    if !first.isEmpty { blocks.append(section("Workflows", first, showsAnswer: true)) }
    for group in [Compatibility.Group.afterFix, .altered, .never] {
      let models = models(groups[group])
      guard !models.isEmpty else { continue }
      blocks.append(section("Models: \(group.title) (\(models.count))", models))
    }
    for group in [Compatibility.Group.asIs, .unknown] {
      let models = models(groups[group])
      if !models.isEmpty { blocks.append(list(models, as: group)) }
    }
    return blocks.joined(separator: "\n\n")
  }

  private func models(_ cells: [Compatibility]?) -> [Compatibility] {
    (cells ?? []).filter { !workflows.contains($0.result.profileID) }
  }

  private func headline(_ request: Request) -> String {
    let files = request.inputs.map { style.colored($0.path.safeForTerminal, .bold) }
    let title = style.wrapped(files.joined(separator: " + "), indent: 2, first: "")
    let facts = request.inputs.map {
      style.wrapped(FactsText.summary(of: $0), indent: 2, color: .dim)
    }
    return ([title] + facts).joined(separator: "\n")
  }

  private func counts(_ groups: [Compatibility.Group: [Compatibility]]) -> String {
    Compatibility.Group.allCases.map { group in
      let count = String(groups[group]?.count ?? 0)
      let padding = String(repeating: " ", count: max(0, 5 - count.count))
      return style.wrapped(
        group.phrase, indent: 7, first: padding + style.colored(count, group.color) + "  ")
    }.joined(separator: "\n")
  }

  private func section(
    _ title: String, _ cells: [Compatibility], showsAnswer: Bool = false
  ) -> String {
    let widest = cells.map(\.result.profileID.columnCount).max() ?? 0
    let nameWidth = min(widest, style.width * 2 / 5)
    let lines = cells.map { cell in
      let answer = showsAnswer ? padded(cell.group.word, to: 11, color: cell.group.color) : ""
      let name = cell.result.profileID.safeForTerminal
      let lead = "  " + answer + name
      let indent = (showsAnswer ? 13 : 2) + nameWidth + 2
      let reason = cell.reason.safeForTerminal
      guard !reason.isEmpty else { return lead }
      guard name.columnCount <= nameWidth, style.width - indent >= 30 else {
        return lead + "\n" + style.wrapped(reason, indent: 6)
      }
      return style.wrapped(
        reason, indent: indent, first: padded(lead, to: indent, color: nil))
    }
    return ([style.colored(title, .bold)] + lines).joined(separator: "\n")
  }

  /// Those of one answer, run together by provider.
  private func list(_ cells: [Compatibility], as group: Compatibility.Group) -> String {
    let byProvider = Dictionary(grouping: cells, by: \.result.provider)
    let column = min(20, 4 + (byProvider.keys.map(\.columnCount).max() ?? 0))
    let rows = byProvider.sorted { ($0.value.count, $0.key) < ($1.value.count, $1.key) }
      .map { provider, cells in
        style.row(
          provider.safeForTerminal,
          cells.map { $0.result.profileID.safeForTerminal }.joined(separator: ", "),
          indent: 2, column: column)
      }
    let title = "Models: \(group.title) (\(cells.count))"
    return ([style.colored(title, .bold)] + rows).joined(separator: "\n")
  }

  private func padded(_ text: String, to width: Int, color: TextStyle.Color?) -> String {
    let padding = String(repeating: " ", count: max(1, width - text.columnCount))
    return (color.map { style.colored(text, $0) } ?? text) + padding
  }
}

extension Compatibility.Group {
  fileprivate var phrase: String {
    switch self {
    case .asIs: "take it as it is"
    case .unknown: "nothing is known of what they take"
    case .altered: "take it, but alter it"
    case .afterFix: "take it after a fix"
    case .never: "do not take it"
    case .otherInputs: "want other files, or more of them"
    }
  }

  /// The answer as the title of a list.
  var title: String {
    switch self {
    case .asIs: "as it is"
    case .unknown: "nothing known"
    case .altered: "taken, but altered"
    case .afterFix: "after a fix"
    case .never: "not taken"
    case .otherInputs: "other inputs"
    }
  }

  /// The answer in a word.
  var word: String {
    switch self {
    case .asIs: "yes"
    case .unknown: "unknown"
    case .altered: "altered"
    case .afterFix: "after fix"
    case .never: "no"
    case .otherInputs: "other"
    }
  }

  fileprivate var color: TextStyle.Color {
    switch self {
    case .unknown: .cyan
    case .asIs: .green
    case .altered, .afterFix: .yellow
    case .never: .red
    case .otherInputs: .dim
    }
  }
}

extension Compatibility {
  /// Why the answer is what it is; empty where the inputs are taken as they are.
  var reason: String {
    switch answer {
    case .asIs:
      result.findings.filter { $0.severity == .alteration }.map(\.message).joined(separator: " ")
    case .afterFix(let fixes): fixes.map(\.sentence).joined(separator: " ")
    case .never(let reason): reason
    }
  }
}

extension Compatibility {
  /// The answers of a matrix as an editor sorts them.
  enum Group: String, CaseIterable {
    case asIs = "as-is"
    /// Accepted, but trimmed, scaled or resampled.
    case altered
    case afterFix = "after-fix"
    case never
    /// Nothing speaks against it, and nothing is known of what the profile takes.
    case unknown
    /// The profile wants other kinds of files, or more of them, than were given.
    case otherInputs = "other-inputs"
  }

  /// The group of the answer.
  var group: Group {
    switch answer {
    case .asIs where result.verdict == .unknown: .unknown
    case .asIs: result.findings.contains { $0.severity == .alteration } ? .altered : .asIs
    case .afterFix: .afterFix
    case .never: isAboutOtherInputs ? .otherInputs : .never
    }
  }

  private var isAboutOtherInputs: Bool {
    result.findings.contains {
      $0.severity == .blocker
        && ["input.wrong-type", "input.missing", "input.surplus"].contains($0.id)
    }
  }
}

extension [Compatibility] {
  /// Who asks who takes a clip is not failed by those who do not.
  package var verdict: Verdict {
    let groups = Set(map(\.group))
    if groups.contains(.asIs) || groups.contains(.altered) { return .pass }
    return groups.contains(.unknown) ? .unknown : .fail
  }
}
