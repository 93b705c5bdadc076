import Preflight

/// What one profile says of a request: verdict, cost, every finding with its fix.
struct ProfileSection {
  let result: ProfileResult
  let request: Request
  /// What a person calls the profile in a command.
  let profileName: String
  let heading: HeadingLevel

  /// The section.
  var markup: Markup {
    let fixes = FixPresentation(of: result, request: request, profile: profileName)
    let cards = result.findings.map {
      FindingCard(
        finding: $0, fixes: fixes, namesFiles: request.inputs.count > 1, heading: heading.below
      )
      .markup
    }
    let combined = fixes.combined.map { combined in
      Markup.element(
        "div", ["class": "combined"],
        [.element("p", [:], text: combined.title), CommandBlock.markup(combined.command)])
    }
    return .element(
      "section", ["class": "profile"],
      [title] + (cards.isEmpty ? [nothing] : cards) + combined + [.rows(rows)])
  }

  private var title: Markup {
    let origin: String
    switch result.origin {
    case .builtIn: origin = ""
    case .file(let name): origin = ", from \(name)"
    }
    return .element(
      "div", ["class": "title"],
      [
        heading.element([
          .text(result.name), .element("small", [:], text: " \(result.provider)\(origin)"),
        ]),
        .badge(result.verdict),
      ])
  }

  private var nothing: Markup {
    .element("p", ["class": "quiet"], ["Nothing speaks against it."])
  }

  private var rows: [(String, Markup)] {
    let notes = result.notes.map { ("Note", Markup.text($0)) }
    return notes + [("Cost", CostWords.markup(result))] + CostWords.sources(result.cost)
  }
}

/// What a request costs, in words; what is not known is called unknown.
enum CostWords {
  /// The amount, or `"unknown"`, with how it comes about.
  static func text(_ result: ProfileResult) -> String {
    let cost = result.cost
    guard let amount = cost.amountText else { return "unknown: \(cost.note)" }
    let risk = result.verdict == .fail ? ", at risk if it is sent as it is" : ""
    return "\(amount)\(risk): \(cost.note)"
  }

  static func markup(_ result: ProfileResult) -> Markup { .text(text(result)) }

  /// Where the prices were read, each source once.
  static func sources(_ cost: Cost) -> [(String, Markup)] {
    var seen: Set<Source> = []
    return cost.prices.map(\.source).filter { seen.insert($0).inserted }
      .map { ("Price", .source($0)) }
  }
}
