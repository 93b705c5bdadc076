public import Preflight

/// Who takes a set of inputs as it is, who after a fix, who never and why; as text for people.
public struct MatrixText: Sendable {
  private let style: TextStyle

  public init(style: TextStyle) {
    self.style = style
  }

  /// The matrix; ends without a line break.
  ///
  /// Profiles that do not take files of this kind at all are counted and not listed.
  public func text(_ cells: [Compatibility], paths: [String]) -> String {
    var asIs: [Compatibility] = []
    var afterFix: [Compatibility] = []
    var never: [Compatibility] = []
    var otherMedia = 0
    for cell in cells {
      switch cell.answer {
      case .asIs: asIs.append(cell)
      case .afterFix: afterFix.append(cell)
      case .never: if cell.isAboutOtherMedia { otherMedia += 1 } else { never.append(cell) }
      }
    }
    var blocks = [
      style.colored(paths.map(\.safeForTerminal).joined(separator: " + "), .bold)
        + ": \(asIs.count) take it as it is, \(afterFix.count) after a fix, \(never.count) never, "
        + "\(otherMedia) want other inputs"
    ]
    if !asIs.isEmpty { blocks.append(section("As it is", .green, asIs, reason: warnings)) }
    if !afterFix.isEmpty { blocks.append(section("After a fix", .yellow, afterFix, reason: fixes)) }
    if !never.isEmpty { blocks.append(section("Never", .red, never, reason: obstacle)) }
    return blocks.joined(separator: "\n\n")
  }

  private func section(
    _ title: String, _ color: TextStyle.Color, _ cells: [Compatibility],
    reason: (Compatibility) -> String
  ) -> String {
    let lines = cells.map { cell in
      let name = cell.result.profileID.safeForTerminal
      let text = reason(cell).safeForTerminal
      guard !text.isEmpty else { return "  " + name }
      let column = min(44, style.width / 2)
      guard name.count + 4 <= column else {
        return "  \(name)\n" + style.wrapped(text, indent: 6)
      }
      let padding = String(repeating: " ", count: column - name.count - 2)
      return style.wrapped(text, indent: column, first: "  \(name)\(padding)")
    }
    return ([style.colored(title, color, .bold)] + lines).joined(separator: "\n")
  }

  private func warnings(_ cell: Compatibility) -> String {
    let altered = cell.result.findings.filter { $0.severity == .alteration }
    return altered.map(\.message).joined(separator: " ")
  }

  private func fixes(_ cell: Compatibility) -> String {
    guard case .afterFix(let fixes) = cell.answer else { return "" }
    return fixes.map(\.sentence).joined(separator: " ")
  }

  private func obstacle(_ cell: Compatibility) -> String {
    guard case .never(let reason) = cell.answer else { return "" }
    return reason
  }
}

extension Compatibility {
  /// Whether the profile wants other kinds of files, or more of them, than were given.
  public var isAboutOtherMedia: Bool {
    result.findings.contains {
      $0.severity == .blocker
        && ["input.wrong-type", "input.missing", "input.surplus"].contains($0.id)
    }
  }
}
