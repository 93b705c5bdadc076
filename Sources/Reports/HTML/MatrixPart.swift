import MediaModel
import Preflight

/// The answers of all profiles about one request, with the pictures and facts of its files.
struct MatrixPart {
  let cells: [Compatibility]
  let request: Request
  let pictures: [String: FilePictures]
  let maker: PageMaker
  let heading: HeadingLevel

  /// The files' names.
  var names: String { request.inputs.map(\.path).joined(separator: " + ") }

  /// How many take the files as they are, and how many after a fix.
  var counts: (asIs: Int, altered: Int, afterFix: Int) {
    (
      cells.count { $0.group == .asIs }, cells.count { $0.group == .altered },
      cells.count { $0.group == .afterFix }
    )
  }

  /// Whether somebody takes the files as they are.
  var verdict: Verdict { counts.asIs > 0 ? .pass : counts.altered > 0 ? .warn : .fail }

  /// The counts in a sentence.
  var sentence: String {
    let counts = counts
    return
      "\(counts.asIs) of \(cells.count) profiles take it as it is, \(counts.altered) alter it, "
      + "\(counts.afterFix) take it after a fix"
  }

  var hero: Hero {
    let takers = counts.asIs + counts.altered
    return Hero(
      icon: Icon.of(verdict), colorClass: verdict.rawValue,
      word: takers == 0
        ? "No profile takes it as it is"
        : "Taken by \(takers) of \(cells.count) profiles",
      names: request.inputs.map(\.path), about: sentence,
      lines: request.inputs.map(FactsText.unbroken))
  }

  /// Pictures, the table, and facts.
  var markup: Markup {
    let figures = request.inputs.map { input in
      Markup.element(
        "section", ["class": "input"],
        [
          heading.element([.name(input.path)]),
          InputFigure(input: input, pictures: pictures[input.path], windows: []).markup,
        ])
    }
    let table = MatrixSection(
      cells: cells, request: request, windows: maker.windows, workflows: maker.workflows)
    let facts = request.inputs.filter(\.delivery.isSeen).map {
      FactsSection(
        facts: $0.facts, heading: heading, name: request.inputs.count > 1 ? $0.path : nil
      ).markup
    }
    return .joined(
      figures + [
        .element("section", [:], [heading.element(["What each profile answers"]), table.markup])
      ] + facts)
  }
}
