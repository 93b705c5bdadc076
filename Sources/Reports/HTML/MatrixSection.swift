import Preflight

/// Who takes a set of files as it is, who after a fix, who never and why, as a table.
struct MatrixSection {
  let cells: [Compatibility]
  let request: Request
  let windows: AcceptedWindows
  let workflows: Set<String>

  /// The table, workflows first; models that take other kinds of files are only named.
  var markup: Markup {
    let listed = cells.filter { !isElsewhere($0) }
    let ordered = listed.enumerated().sorted { left, right in
      (rank(left.element), left.offset) < (rank(right.element), right.offset)
    }.map(\.element)
    return DataTable(
      caption: "What each profile answers", noun: ("profile", "profiles"),
      columns: [
        .init(title: "Profile"), .init(title: "Provider"), .init(title: "Answer"),
        .init(title: "Why"), .init(title: "Cost"),
      ],
      kinds: Compatibility.Group.allCases.map { group in
        DataTable.Kind(
          name: group.rawValue, title: group.title, icon: group.icon,
          colorClass: group.colorClass)
      },
      rows: ordered.map(row)
    ).markup + others
  }

  private func isElsewhere(_ cell: Compatibility) -> Bool {
    cell.group == .otherInputs && !workflows.contains(cell.result.profileID)
  }

  /// The models that want other files, run together.
  private var others: Markup {
    let names = cells.filter(isElsewhere).map(\.result.profileID)
    guard !names.isEmpty else { return .empty }
    let title = names.count == 1 ? "1 model wants" : "\(names.count) models want"
    return .element(
      "details", ["class": "others"],
      [
        .element("summary", [:], text: "\(title) other files, or more of them"),
        .element("p", ["class": "quiet"], text: names.joined(separator: ", ")),
      ])
  }

  private func rank(_ cell: Compatibility) -> Int {
    let group = Compatibility.Group.allCases.firstIndex(of: cell.group) ?? 0
    return group + (workflows.contains(cell.result.profileID) ? 0 : 100)
  }

  private func row(_ cell: Compatibility) -> DataTable.Row {
    let group = cell.group
    let order = Compatibility.Group.allCases.firstIndex(of: group) ?? 0
    let answer = Markup.element(
      "span", ["class": "badge \(group.colorClass)"], [group.icon, .text(group.word)])
    let isNamedByID = cell.result.profileID.hasSuffix(cell.result.name)
    let name =
      Markup.element(
        "strong", [:], text: isNamedByID ? cell.result.profileID : cell.result.name)
      + (isNamedByID ? .empty : .element("code", ["class": "id"], text: cell.result.profileID))
    return DataTable.Row(
      cells: [
        .init(name, order: cell.result.name), .init(.text(cell.result.provider)),
        .init(answer, order: "\(order)"), .init(.text(cell.reason) + lane(cell)),
        .init(
          .text(cell.result.cost.amountText ?? "unknown"),
          order: cell.result.cost.maximumAmount.map { $0.decimal(places: 4) } ?? "~"),
      ], kind: group.rawValue)
  }

  /// The window of a profile that would cut the clip, or to which it is too short, as a bar.
  private func lane(_ cell: Compatibility) -> Markup {
    guard request.inputs.count == 1, let input = request.inputs.first,
      let window = windows.window(of: cell.result, in: input, selection: request.selection),
      window.cuts || window.neededEnd != nil
    else { return .empty }
    func part(_ name: String, _ range: Range<MediaTime>) -> Markup {
      .element(
        "span",
        [
          "class": name,
          "style": Share.style(
            from: Share.of(range.lowerBound, in: window.end),
            to: Share.of(range.upperBound, in: window.end)),
        ])
    }
    var parts = [part("lost", window.selected)]
    if let kept = window.kept { parts.append(part("kept", kept)) }
    if let needed = window.neededEnd {
      parts = [part("sent", window.selected), part("missing", window.selected.upperBound..<needed)]
    }
    return .element(
      "span", ["class": "lane mini", "role": "img", "aria-label": window.sentence], parts)
  }
}

extension Compatibility.Group {
  /// The sign of the answer.
  var icon: Markup {
    switch self {
    case .asIs: Icon.check
    case .unknown: Icon.question
    case .altered, .afterFix: Icon.triangle
    case .never: Icon.octagon
    case .otherInputs: Icon.dot
    }
  }

  /// The class with the colour of the answer.
  var colorClass: String {
    switch self {
    case .asIs: "pass"
    case .unknown: "unknown"
    case .altered, .afterFix: "warn"
    case .never: "fail"
    case .otherInputs: "note"
    }
  }
}

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
  var counts: (asIs: Int, altered: Int, afterFix: Int, unknown: Int) {
    (
      cells.count { $0.group == .asIs }, cells.count { $0.group == .altered },
      cells.count { $0.group == .afterFix }, cells.count { $0.group == .unknown }
    )
  }

  /// Whether somebody takes the files as they are.
  var verdict: Verdict {
    counts.asIs > 0 ? .pass : counts.altered > 0 ? .warn : counts.unknown > 0 ? .unknown : .fail
  }

  /// The counts in a sentence.
  var sentence: String {
    let counts = counts
    return
      "\(counts.asIs) of \(cells.count) profiles take it as it is, \(counts.altered) alter it, "
      + "\(counts.afterFix) take it after a fix; of \(counts.unknown) nothing is known"
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
