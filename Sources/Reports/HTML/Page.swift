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
        .element("style", [:], [.embedded(PageStyle.sheet)]),
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
        .element("script", [:], [.embedded(PageScript.source)]),
      ])
    return "<!doctype html>\n"
      + Markup.element("html", ["lang": "en"], [head, body]).html + "\n"
  }

  /// Nothing is loaded, nothing is sent, nothing but this page's own style and script counts.
  private static let policy =
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
    + "base-uri 'none'; form-action 'none'"
}

extension String {
  /// `"2026-11-20 10:15 UTC"` for `"2026-11-20T10:15:00Z"`; other texts as they are.
  fileprivate var asDayAndTime: String {
    guard count == 20, hasSuffix("Z"), dropFirst(10).hasPrefix("T") else { return self }
    return "\(prefix(10)) \(dropFirst(11).prefix(5)) UTC"
  }
}
