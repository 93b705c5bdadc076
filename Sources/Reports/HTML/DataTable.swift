/// A table that can be sorted and filtered where scripts run, and read where they do not.
struct DataTable {
  /// One column.
  struct Column {
    var title: String
    /// Whether its values are sorted as numbers.
    var isNumeric = false
  }

  /// One cell, with what it is sorted by where that is not its text.
  struct Cell {
    var content: Markup
    var order: String?

    init(_ content: Markup, order: String? = nil) {
      self.content = content
      self.order = order
    }
  }

  /// One row.
  struct Row {
    var cells: [Cell]
    /// The kind by which rows are filtered.
    var kind: String
    /// The number of the clip whose details follow the table, or nil.
    var clip: Int?
  }

  /// A kind of rows, in words.
  struct Kind {
    var name: String
    var title: String
    var icon: Markup
    var colorClass: String
  }

  let caption: String
  /// What is counted: `"answer"` and `"answers"`.
  let noun: (one: String, many: String)
  let columns: [Column]
  let kinds: [Kind]
  let rows: [Row]

  /// The controls and the table.
  var markup: Markup {
    .element(
      "div", ["class": "data", "data-one": noun.one, "data-many": noun.many],
      [controls, table])
  }

  private var controls: Markup {
    let buttons = kinds.compactMap { kind -> Markup? in
      let count = rows.count { $0.kind == kind.name }
      guard count > 0 else { return nil }
      return .element(
        "button",
        [
          "type": "button", "class": "filter \(kind.colorClass)", "data-kind": kind.name,
          "aria-pressed": "false",
        ],
        [
          kind.icon, .element("b", [:], text: "\(count)"), " ",
          .element("span", [:], text: kind.title),
        ])
    }
    return .element(
      "div", ["class": "controls", "role": "group", "aria-label": "Filter"],
      buttons + [
        .element(
          "label", ["class": "search"],
          [
            .element("span", [:], ["Find"]),
            .element("input", ["type": "search", "autocomplete": "off", "spellcheck": "false"]),
          ]),
        .element(
          "p", ["class": "count quiet numbers", "role": "status"],
          text: "\(rows.count) \(rows.count == 1 ? noun.one : noun.many)"),
      ])
  }

  private var table: Markup {
    let heads = columns.map { column in
      Markup.element(
        "th",
        [
          "scope": "col", "role": "columnheader", "aria-sort": "none",
          "class": column.isNumeric ? "number" : nil,
        ],
        [.element("button", ["type": "button", "class": "sort"], text: column.title)])
    }
    let body = rows.map { row in
      Markup.element(
        "tr",
        ["role": "row", "data-kind": row.kind, "data-clip": row.clip.map { "\($0)" }],
        zip(columns, row.cells).enumerated().map { index, pair in
          .element(
            index == 0 ? "th" : "td",
            [
              "role": index == 0 ? "rowheader" : "cell", "scope": index == 0 ? "row" : nil,
              "data-label": pair.0.title, "data-order": pair.1.order,
              "class": pair.0.isNumeric ? "number" : nil,
            ], [pair.1.content])
        })
    }
    return .element(
      "table", ["class": "matrix", "role": "table"],
      [
        .element("caption", ["class": "unseen"], text: caption),
        .element("thead", ["role": "rowgroup"], [.element("tr", ["role": "row"], heads)]),
        .element("tbody", ["role": "rowgroup"], body),
      ])
  }
}
