package import Preflight

/// A whole page that holds all it shows and asks nothing of the network.
struct Page {
  let title: String
  /// When the report was made.
  let createdAt: String
  /// What made it: `"preflight 0.1.0, FFmpeg 5.1.9"`.
  let maker: String
  let content: Markup

  /// The document.
  var html: String {
    let head = Markup.element(
      "head", [:],
      [
        .element("meta", ["charset": "utf-8"]),
        .element(
          "meta", ["http-equiv": "Content-Security-Policy", "content": Self.policy]),
        .element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
        .element("meta", ["name": "color-scheme", "content": "light dark"]),
        .element("meta", ["name": "referrer", "content": "no-referrer"]),
        .element("meta", ["name": "generator", "content": maker]),
        .element("title", [:], text: title),
        .element("style", [:], [.embedded(PageResource.text("style"))]),
      ])
    let body = Markup.element(
      "body", [:],
      [
        .element("a", ["class": "skip", "href": "#report"], ["Skip to the report"]),
        .element(
          "header", ["class": "top"],
          [
            .element("p", ["class": "brand"], ["Preflight"]),
            .element("p", ["class": "quiet numbers"], text: createdAt.asDayAndTime),
          ]),
        .element("main", ["id": "report", "tabindex": "-1"], [content]),
        .element(
          "footer", ["class": "quiet"],
          [
            .element("p", [:], text: "Made with \(maker)."),
            .element(
              "p", [:],
              ["This page holds everything it shows and loads nothing from anywhere."]),
          ]),
        .element("p", ["id": "said", "class": "unseen", "role": "status"]),
        .element("script", [:], [.embedded(PageResource.text("script"))]),
      ])
    return "<!doctype html>\n"
      + Markup.element("html", ["lang": "en"], [head, body]).html + "\n"
  }

  /// Nothing is loaded, nothing is sent, nothing but this page's own style and script counts.
  private static let policy =
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
    + "base-uri 'none'; form-action 'none'"
}

/// The files that stand in every page: the style sheet, whose text has a contrast of at least 4.5 in light
/// and dark, the script, without which all can still be read, and the signs.
enum PageResource {
  /// The text of a file by its name without the extension.
  static func text(_ name: String) -> String {
    guard let file = EmbeddedPage.files.first(where: { $0.name == name }) else {
      preconditionFailure("The resource \(name) is missing.")
    }
    return file.text
  }
}

extension String {
  /// `"2026-11-20 10:15 UTC"` for `"2026-11-20T10:15:00Z"`; other texts as they are.
  fileprivate var asDayAndTime: String {
    guard count == 20, hasSuffix("Z"), dropFirst(10).hasPrefix("T") else { return self }
    return "\(prefix(10)) \(dropFirst(11).prefix(5)) UTC"
  }
}

/// What all pages of one run have in common.
package struct PageMaker: Sendable {
  let createdAt: String
  let maker: String
  let profileNames: [String: String]
  let windows: AcceptedWindows
  let workflows: Set<String>

  /// A maker of pages at a time in ISO 8601; a person names profiles as `profileNames` says by id,
  /// and the profiles that are asked about tell which end of a clip they keep.
  package init(
    createdAt: String, ffmpegVersion: String, profileNames: [String: String] = [:],
    profiles: [Profile] = []
  ) {
    self.createdAt = createdAt
    maker = "preflight \(PreflightVersion.current), FFmpeg \(ffmpegVersion)"
    self.profileNames = profileNames
    windows = AcceptedWindows(profiles: profiles)
    workflows = Set(profiles.filter { $0.kind == .workflow }.map(\.id))
  }

  /// The whole page.
  func page(_ title: String, _ content: Markup) -> String {
    Page(title: title, createdAt: createdAt, maker: maker, content: content).html
  }
}

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
