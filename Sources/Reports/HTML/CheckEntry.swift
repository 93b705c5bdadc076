import MediaModel
import Preflight

/// One answer among many: its rows in the table, and its details below.
struct CheckEntry: Sendable {
  /// `pass`, `warn`, `fail` or `error`.
  var kind: String
  var rows: [DataTable.Row]
  var details: Markup
  /// Whether a row names a profile.
  var namesProfiles: Bool

  /// Makes entries.
  struct Builder {
    let maker: PageMaker
    /// From 1, in the order of the answers.
    package let number: Int

    func entry(_ report: Report, _ pictures: [String: FilePictures]) -> CheckEntry {
      let section = RequestSection(
        report: report, pictures: pictures, windows: maker.windows,
        profileNames: maker.profileNames, heading: HeadingLevel(level: 3), isAlone: false)
      let clip = clip(report.request, pictures)
      return CheckEntry(
        kind: report.verdict.rawValue,
        rows: report.results.map { result in
          row(
            clip, kind: result.verdict.rawValue, badge: .badge(result.verdict),
            order: result.verdict, profile: result.name, reason: reason(result), report.request)
        },
        details: details(
          report.request, Markup.badge(report.verdict), section.markup),
        namesProfiles: report.results.count > 1)
    }

    func entry(
      _ cells: [Compatibility], _ request: Request, _ pictures: [String: FilePictures]
    ) -> CheckEntry {
      let part = MatrixPart(
        cells: cells, request: request, pictures: pictures, maker: maker,
        heading: HeadingLevel(level: 3))
      return CheckEntry(
        kind: part.verdict.rawValue,
        rows: [
          row(
            clip(request, pictures), kind: part.verdict.rawValue, badge: .badge(part.verdict),
            order: part.verdict, profile: "all", reason: .text(part.sentence + "."), request)
        ],
        details: details(request, .badge(part.verdict), part.markup), namesProfiles: false)
    }

    func entry(unchecked path: String, _ message: String) -> CheckEntry {
      let badge = Markup.element(
        "span", ["class": "badge fail"], [Icon.question, "Not checked"])
      return CheckEntry(
        kind: "error",
        rows: [
          DataTable.Row(
            cells: [
              .init(.name(path), order: path), .init("none", order: ""), .init(badge, order: "3"),
              .init(.text(message)), .init("unknown", order: ""),
            ], kind: "error")
        ],
        details: .empty, namesProfiles: false)
    }

    private func row(
      _ clip: Markup, kind: String, badge: Markup, order: Verdict, profile: String,
      reason: Markup, _ request: Request
    ) -> DataTable.Row {
      let length = request.inputs.lazy.compactMap { $0.facts.durations.longest?.time.value }.max()
      let rank = Verdict.allCases.firstIndex(of: order) ?? 0
      return DataTable.Row(
        cells: [
          .init(clip, order: request.inputs.first?.path ?? ""), .init(.text(profile)),
          .init(badge, order: "\(rank)"), .init(reason),
          .init(
            .text(length.map(FactWords.seconds) ?? "none"),
            order: length.map { $0.seconds.decimal(places: 6) } ?? ""),
        ], kind: kind, clip: number)
    }

    /// The first picture, the name as a link to the details, and the facts in a line.
    private func clip(_ request: Request, _ pictures: [String: FilePictures]) -> Markup {
      let names = Markup.joined(request.inputs.map { .name($0.path) }, separator: " + ")
      let thumbnail = request.inputs.lazy.compactMap { pictures[$0.path]?.representative }.first
      let facts = request.inputs.map(FactsText.unbroken).joined(separator: " + ")
      return .element(
        "div", ["class": "clip"],
        [
          thumbnail.map { .picture($0, alternative: "") }
            ?? .element("span", ["class": "blank", "aria-hidden": "true"]),
          .element(
            "div", [:],
            [
              .element("a", ["href": "#clip-\(number)"], [names]),
              .element("span", ["class": "quiet numbers"], text: facts),
            ]),
        ])
    }

    private func reason(_ result: ProfileResult) -> Markup {
      guard let worst = result.mainFinding else { return "Nothing speaks against it." }
      let more = result.findings.count - 1
      let rest = more == 0 ? "" : " \(more) more \(more == 1 ? "finding" : "findings")."
      return .text(worst.message)
        + (rest.isEmpty ? .empty : .element("span", ["class": "quiet"], text: rest))
    }

    private func details(_ request: Request, _ badge: Markup, _ content: Markup) -> Markup {
      let names = Markup.joined(request.inputs.map { .name($0.path) }, separator: " + ")
      return .element(
        "details", ["id": "clip-\(number)", "class": "entry", "data-clip": "\(number)"],
        [
          .element("summary", [:], [HeadingLevel(level: 2).element([names]), badge]),
          .element("div", ["class": "entry-body"], [content]),
        ])
    }
  }
}

extension FilePictures {
  /// The picture that stands for the file in a table: of a clip the one in its middle.
  var representative: Thumbnail? {
    switch self {
    case .clip(let strip):
      strip.frames.isEmpty ? nil : strip.frames[strip.frames.count / 2].thumbnail
    case .still(let thumbnail): thumbnail
    case .none: nil
    }
  }
}
