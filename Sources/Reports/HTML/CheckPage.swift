package import Preflight

/// The page of one `check`: gathers answers in order, and makes a page of one clip or of many.
package struct CheckPage: Sendable {
  /// What is shown of each file, by its path.
  package typealias Pictures = [String: FilePictures]

  private enum Answer {
    case report(Report, Pictures)
    case matrix([Compatibility], Request, Pictures)
    case unchecked(path: String, message: String)
  }

  private let maker: PageMaker
  /// The only answer so far; it becomes an entry of a list when a second one comes.
  private var first: Answer?
  private var entries: [CheckEntry] = []
  /// What the page says about pictures that were left out, or nil.
  package var pictureNote: String?

  /// An empty page.
  package init(_ maker: PageMaker) { self.maker = maker }

  /// How many answers there are.
  package var count: Int { first == nil ? entries.count : 1 }

  /// Adds the answer of some profiles about one request.
  package mutating func add(_ report: Report, pictures: Pictures = [:]) {
    add(.report(report, pictures))
  }

  /// Adds the answers of all profiles about one request.
  package mutating func add(
    _ cells: [Compatibility], request: Request, pictures: Pictures = [:]
  ) {
    add(.matrix(cells, request, pictures))
  }

  /// Adds a file that could not be looked at.
  package mutating func add(unchecked path: String, message: String) {
    add(.unchecked(path: path, message: message))
  }

  /// The page.
  package func html() -> String {
    guard let first else { return overview() }
    return page(about: first)
  }

  private mutating func add(_ answer: Answer) {
    // Entries are short texts, so a long run does not hold the facts of all its files.
    if let alone = first {
      entries.append(entry(alone))
      first = nil
    } else if entries.isEmpty {
      first = answer
      return
    }
    entries.append(entry(answer))
  }

  private func entry(_ answer: Answer) -> CheckEntry {
    let builder = CheckEntry.Builder(maker: maker, number: entries.count + 1)
    switch answer {
    case .report(let report, let pictures): return builder.entry(report, pictures)
    case .matrix(let cells, let request, let pictures):
      return builder.entry(cells, request, pictures)
    case .unchecked(let path, let message): return builder.entry(unchecked: path, message)
    }
  }

  private func page(about answer: Answer) -> String {
    let heading = HeadingLevel(level: 2)
    switch answer {
    case .report(let report, let pictures):
      let section = RequestSection(
        report: report, pictures: pictures, windows: maker.windows,
        profileNames: maker.profileNames, heading: heading, isAlone: true)
      let hero = Hero(report)
      return maker.page(
        "\(hero.word): \(hero.names.joined(separator: " + "))", hero.markup + section.markup)
    case .matrix(let cells, let request, let pictures):
      let section = MatrixPart(
        cells: cells, request: request, pictures: pictures, maker: maker, heading: heading)
      return maker.page("Who takes \(section.names)", section.hero.markup + section.markup)
    case .unchecked(let path, let message):
      let hero = Hero(
        icon: Icon.question, colorClass: "fail", word: "Could not be checked", names: [path],
        lines: [message])
      return maker.page("Could not be checked: \(path)", hero.markup)
    }
  }

  private func overview() -> String {
    let list = CheckOverview(entries: entries, pictureNote: pictureNote)
    return maker.page(list.title, list.markup)
  }
}

/// The page of many answers: counts, a table, and the details of each clip.
struct CheckOverview {
  let entries: [CheckEntry]
  let pictureNote: String?

  /// The worst that was found, in words.
  var title: String {
    let failing = count("fail")
    let unchecked = count("error")
    if entries.isEmpty { return "Nothing was checked" }
    if failing + unchecked == 0 {
      if count("unknown") == entries.count { return "Not known to be accepted" }
      if count("unknown") > 0 {
        return "Nothing is known for \(count("unknown")) of \(entries.count)"
      }
      return count("warn") == 0 ? "All will be accepted" : "All accepted, some with warnings"
    }
    if failing == 0 { return "\(unchecked) of \(entries.count) could not be checked" }
    return "\(failing) of \(entries.count) will be rejected"
  }

  /// The page's content.
  var markup: Markup {
    let worst: Verdict =
      count("fail") + count("error") > 0
      ? .fail : count("unknown") > 0 ? .unknown : count("warn") > 0 ? .warn : .pass
    let hero = Hero(
      icon: Icon.of(worst), colorClass: worst.rawValue, word: title, names: [], lines: lines)
    return hero.markup
      + (entries.isEmpty
        ? .empty
        : .element("section", [:], [HeadingLevel(level: 2).element(["Answers"]), table.markup])
          + .element("div", ["class": "entries"], entries.map(\.details)))
  }

  private var lines: [String] {
    let parts = [
      (count("pass"), "will be accepted"), (count("warn"), "accepted with warnings"),
      (count("unknown"), "not known"), (count("fail"), "will be rejected"),
      (count("error"), "could not be checked"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return [parts.joined(separator: " · ")].filter { !$0.isEmpty }
      + [pictureNote].compactMap(\.self)
  }

  private func count(_ kind: String) -> Int { entries.count { $0.kind == kind } }

  private var table: DataTable {
    let namesProfiles = entries.contains(where: \.namesProfiles)
    var columns: [DataTable.Column] = [
      .init(title: "Clip"), .init(title: "Profile"), .init(title: "Verdict"),
      .init(title: "Finding"), .init(title: "Length", isNumeric: true),
    ]
    var rows = entries.flatMap(\.rows)
    if !namesProfiles {
      columns.remove(at: 1)
      rows = rows.map { row in
        var row = row
        row.cells.remove(at: 1)
        return row
      }
    }
    return DataTable(
      caption: "The answer for each clip", noun: ("answer", "answers"), columns: columns,
      kinds: [
        kind("fail", "fail", Icon.octagon, "fail"),
        kind("error", "not checked", Icon.question, "fail"),
        kind("unknown", "not known", Icon.question, "unknown"),
        kind("warn", "with warnings", Icon.triangle, "warn"),
        kind("pass", "pass", Icon.check, "pass"),
      ],
      rows: rows)
  }

  private func kind(
    _ name: String, _ title: String, _ icon: Markup, _ colorClass: String
  ) -> DataTable.Kind {
    DataTable.Kind(name: name, title: title, icon: icon, colorClass: colorClass)
  }
}

/// One answer among many: its rows in the table, and its details below.
struct CheckEntry: Sendable {
  /// `pass`, `warn`, `unknown`, `fail` or `error`.
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
      guard let worst = result.mainFinding else {
        return .text(CoverageWords.sentences(result).joined(separator: " "))
      }
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
