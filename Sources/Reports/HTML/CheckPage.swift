package import MediaModel
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
