package import MediaModel
import Preflight

/// The page of one `probe`: what is known of each file.
package struct FactsPage: Sendable {
  private let maker: PageMaker
  private var sections: [Markup] = []
  private var names: [String] = []
  private var failureCount = 0
  private var lines: [String] = []

  /// An empty page.
  package init(_ maker: PageMaker) { self.maker = maker }

  /// Adds the facts of a file.
  package mutating func add(_ facts: MediaFacts, pictures: FilePictures?) {
    let input = RequestInput(path: facts.path, facts: facts)
    names.append(facts.path)
    lines.append(FactsText.summary(facts))
    add(
      facts.path,
      InputFigure(input: input, pictures: pictures, windows: []).markup
        + FactsSection(facts: facts, heading: HeadingLevel(level: 3)).markup)
  }

  /// Adds a file that could not be looked at.
  package mutating func add(unread path: String, message: String) {
    names.append(path)
    lines.append(message)
    failureCount += 1
    add(path, .element("p", ["class": "no-picture"], text: message))
  }

  private mutating func add(_ path: String, _ content: Markup) {
    sections.append(
      .element(
        "section", ["class": "file"], [HeadingLevel(level: 2).element([.name(path)]), content]))
  }

  /// The page.
  package func html() -> String {
    let isAlone = names.count == 1
    let hasFailed = failureCount > 0
    let hero = Hero(
      icon: hasFailed ? Icon.question : Icon.dot, colorClass: hasFailed ? "fail" : "note",
      word: isAlone ? "Facts" : "Facts of \(names.count) files", names: isAlone ? names : [],
      lines: isAlone ? lines : [])
    return maker.page(
      isAlone ? "Facts of \(names[0])" : hero.word, hero.markup + .joined(sections))
  }
}

/// All that is known of a file, as labels and words.
struct FactsSection {
  let facts: MediaFacts
  let heading: HeadingLevel
  /// Of several files, the one that is meant.
  var name: String?

  /// The section.
  var markup: Markup {
    let rows = FactsText.rows(facts).map { row in
      (row.label, Markup.text(row.text))
    }
    let title: [Markup] = ["Facts"] + (name.map { [.text(" of "), .name($0)] } ?? [])
    return .element("section", ["class": "facts"], [heading.element(title), .rows(rows)])
  }
}
