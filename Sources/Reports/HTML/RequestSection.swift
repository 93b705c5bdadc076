import Preflight

/// One request and what the profiles say of it: pictures, findings, facts.
struct RequestSection {
  let report: Report
  let pictures: [String: FilePictures]
  let windows: AcceptedWindows
  let profileNames: [String: String]
  let heading: HeadingLevel
  /// Whether this is all of the page.
  let isAlone: Bool

  /// The sections, without a heading of their own.
  var markup: Markup {
    let inputs = report.request.inputs
    let isSingle = inputs.count == 1
    let figures = inputs.map { input in
      Markup.element(
        "section", ["class": "input"],
        [
          isSingle
            ? .element("div", ["class": "unseen"], [heading.element(["The clip"])])
            : heading.element([.name(input.path), role(of: input)]),
          InputFigure(
            input: input, pictures: pictures[input.path],
            windows: windows.windows(
              of: report.results, in: input, selection: report.request.selection),
            showsEnds: isAlone
          ).markup,
        ])
    }
    let results = report.results.map { result in
      ProfileSection(
        result: result, request: report.request,
        profileName: profileNames[result.profileID] ?? result.profileID, heading: heading
      ).markup
    }
    let facts = inputs.filter(\.delivery.isSeen).map {
      FactsSection(facts: $0.facts, heading: heading, name: isSingle ? nil : $0.path).markup
    }
    return .joined(figures + results + facts)
  }

  private func role(of input: RequestInput) -> Markup {
    let role = report.results.lazy.compactMap { result in
      result.assignments.first { $0.path == input.path }?.role
    }.first
    return role.map { .element("small", [:], text: " \($0)") } ?? .empty
  }
}

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
      [title] + standing + cards + combined + [kept, .rows(rows)])
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

  /// That the model is gone, and what the verdict rests on.
  private var standing: [Markup] {
    let lifecycle = CoverageWords.lifecycle(result).map {
      Markup.element("p", [:], [.element("strong", [:], text: $0)])
    }
    return [lifecycle].compactMap(\.self)
      + CoverageWords.sentences(result).map { .element("p", ["class": "quiet"], text: $0) }
  }

  /// The limits that are kept, each with what was measured, to unfold.
  private var kept: Markup {
    guard !result.kept.isEmpty else { return .empty }
    let rows = result.kept.map { kept in
      let row = CoverageWords.row(kept)
      return (row.label, .text("\(row.measured), allowed \(row.allowed). ") + .source(kept.source))
    }
    return .element(
      "details", ["class": "kept-limits"],
      [.element("summary", [:], text: "What was checked (\(rows.count))"), .rows(rows)])
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

/// One file of a request in pictures: its strip with what the profiles would take, its first and its
/// last frame.
struct InputFigure {
  let input: RequestInput
  let pictures: FilePictures?
  let windows: [AcceptedWindow]
  /// Whether the first and the last frame are shown larger as well.
  var showsEnds = true

  /// The figures; empty where nothing is known of pictures.
  var markup: Markup {
    guard let pictures else { return .empty }
    let ends = EndsFigure(name: input.path, pictures: pictures)
    switch pictures {
    case .clip(let strip):
      let figure = FilmstripFigure(name: input.path, strip: strip, windows: windows)
      return figure.markup + (showsEnds ? ends.markup : .empty)
    case .still, .none: return ends.markup
    }
  }
}

/// The windows of all profiles in the files of a request.
struct AcceptedWindows: Sendable {
  private let keepsEnd: Set<String>

  /// `profiles` tell which end of a clip they keep.
  init(profiles: [Profile]) {
    keepsEnd = Set(profiles.filter { $0.keep == .end }.map(\.id))
  }

  /// The windows in one file, one for each result that takes it.
  func windows(
    of results: [ProfileResult], in input: RequestInput, selection: Selection
  ) -> [AcceptedWindow] {
    results.compactMap { window(of: $0, in: input, selection: selection) }
  }

  /// The window of one result in one file, or nil where the profile does not take it as a clip.
  func window(
    of result: ProfileResult, in input: RequestInput, selection: Selection
  ) -> AcceptedWindow? {
    let assignment = result.assignments.first { $0.path == input.path }
    guard assignment.map({ $0.mediaType == .video }) ?? false else { return nil }
    return AcceptedWindow(
      of: result, in: input, selection: selection,
      keepsEnd: keepsEnd.contains(result.profileID))
  }
}
