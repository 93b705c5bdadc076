import Preflight

/// The top of a page: the verdict in words, colour and shape, what it is about, and the facts that
/// count.
struct Hero {
  let icon: Markup
  /// `pass`, `warn`, `fail` or `note`.
  let colorClass: String
  let word: String
  /// What it is about; the names of files.
  let names: [String]
  /// What follows the names, such as for whom it was checked.
  var about = ""
  var lines: [String] = []

  /// The element with the only heading of the first level.
  var markup: Markup {
    let subject = Markup.joined(names.map(Markup.name), separator: " + ")
    return .element(
      "div", ["class": "hero \(colorClass)"],
      [
        icon,
        .element(
          "div", [:],
          [
            .element(
              "h1", [:],
              [.element("span", ["class": "word"], text: word)]
                + (names.isEmpty
                  ? [] : [" ", .element("span", ["class": "names"], [subject])])),
            about.isEmpty ? .empty : .element("p", ["class": "about"], text: about),
          ] + lines.map { .element("p", ["class": "quiet numbers"], text: $0) }),
      ])
  }
}

extension Hero {
  /// The top of a page about one request.
  init(_ report: Report) {
    let profiles = report.results.map { "\($0.name) (\($0.provider))" }
    self.init(
      icon: Icon.of(report.verdict), colorClass: report.verdict.rawValue,
      word: VerdictWords.title(report.verdict),
      names: report.request.inputs.isEmpty ? ["the request"] : report.request.inputs.map(\.path),
      about: profiles.isEmpty ? "" : "Checked for \(profiles.joined(separator: ", "))",
      lines: report.request.inputs.map(FactsText.unbroken))
  }
}
