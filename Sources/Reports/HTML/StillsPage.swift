package import Preflight

/// The page of one `frames`: every still with the frame that it shows and how its colours were taken.
package struct StillsPage: Sendable {
  private let maker: PageMaker

  package init(_ maker: PageMaker) { self.maker = maker }

  /// The page; `pictures` are those of the written files, by path.
  package func html(
    _ stills: [StillRecord], of source: String, pictures: [String: FilePictures]
  ) -> String {
    let verdict = Verdict.worst(of: stills.flatMap(\.check).map(\.verdict))
    let count = stills.count == 1 ? "1 still" : "\(stills.count) stills"
    let names = Set(stills.flatMap(\.check).map { "\($0.name) (\($0.provider))" }).sorted()
    let hero = Hero(
      icon: Icon.of(verdict), colorClass: verdict.rawValue,
      word: verdict == .fail ? "\(count), refused" : count, names: [source],
      about: names.isEmpty ? "" : "For \(names.joined(separator: " and "))")
    let items = stills.map { still in
      Markup.element("li", [:], [card(still, pictures[still.path])])
    }
    return maker.page(
      "Stills of \(source)",
      hero.markup
        + .element(
          "section", [:],
          [
            HeadingLevel(level: 2).element(["Stills"]),
            .element("ul", ["class": "stills"], items),
          ]))
  }

  /// The page about a file of which no still can be made.
  package func html(_ refusals: [Refusal], of path: String) -> String {
    let hero = Hero(
      icon: Icon.octagon, colorClass: "fail", word: "Cannot be saved", names: [path])
    return maker.page(
      "Cannot be saved: \(path)",
      hero.markup
        + .element(
          "section", [:],
          [HeadingLevel(level: 2).element(["Why not"]), RefusalCards(refusals: refusals).markup]))
  }

  private func card(_ still: StillRecord, _ pictures: FilePictures?) -> Markup {
    let picture: Markup
    switch pictures {
    case .still(let thumbnail)?:
      picture = .picture(thumbnail, alternative: "The still \(still.path)")
    case .none(let reason)?: picture = .element("p", ["class": "no-picture"], text: reason)
    case .clip?, nil: picture = .empty
    }
    return picture + HeadingLevel(level: 3).element([.name(still.path)])
      + .element("p", ["class": "quiet numbers"], text: StillFrameWords(still).text)
      + .rows(StillText.rows(of: still).map { ($0.label, .text($0.text)) })
  }
}
