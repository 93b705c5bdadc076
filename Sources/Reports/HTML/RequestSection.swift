import MediaModel
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
