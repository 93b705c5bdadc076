import Preflight

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
      return count("warn") == 0 ? "All will be accepted" : "All accepted, some with warnings"
    }
    if failing == 0 { return "\(unchecked) of \(entries.count) could not be checked" }
    return "\(failing) of \(entries.count) will be rejected"
  }

  /// The page's content.
  var markup: Markup {
    let worst: Verdict =
      count("fail") + count("error") > 0 ? .fail : count("warn") > 0 ? .warn : .pass
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
      (count("fail"), "will be rejected"), (count("error"), "could not be checked"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return [parts.joined(separator: " · ")].filter { !$0.isEmpty }
      + [pictureNote].compactMap(\.self)
  }

  private func count(_ kind: String) -> Int { entries.count { $0.kind == kind } }

  private var table: DataTable {
    let namesProfiles = entries.contains(where: \.namesProfiles)
    var columns: [DataTable.Column] = [
      .init(title: "Clip"), .init(title: "Profile"), .init(title: "Verdict"),
      .init(title: "What speaks against it"), .init(title: "Length", isNumeric: true),
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
