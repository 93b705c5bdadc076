import MediaModel
import Preflight

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
