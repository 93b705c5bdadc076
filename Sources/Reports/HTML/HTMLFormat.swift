import Preflight

/// Reports as a page that holds all it shows.
package struct HTMLFormat: ReportFormat {
  /// What a page that gathers files is about.
  package enum Subject: Sendable {
    case answers, facts
  }

  private let maker: PageMaker
  private let subject: Subject
  private var answers: CheckPage
  private var facts: FactsPage
  private var page: String?

  package init(_ maker: PageMaker, about subject: Subject = .answers) {
    self.maker = maker
    self.subject = subject
    answers = CheckPage(maker)
    facts = FactsPage(maker)
  }

  package mutating func add(_ document: ReportDocument) {
    switch document {
    case .check(let report, let frames, _): answers.add(report, pictures: frames)
    case .matrix(let cells, let request, let frames, _):
      answers.add(cells, request: request, pictures: frames)
    case .unchecked(let path, let message, _):
      switch subject {
      case .answers: answers.add(unchecked: path, message: message)
      case .facts: facts.add(unread: path, message: message)
      }
    case .facts(let known, let pictures): facts.add(known, pictures: pictures)
    case .repair(let report, let frames):
      page = RepairPage(maker).html(report, pictures: frames())
    case .stills(let stills, let source, let frames):
      page = StillsPage(maker).html(stills, of: source, pictures: frames())
    case .refusedStills(let refusals, let path, _, _),
      .refusedPair(let refusals, _, _, let path, _):
      page = StillsPage(maker).html(refusals, of: path)
    case .pair(let report, let frames):
      page = frames().map { PairPage(maker).html(report, pictures: $0) } ?? ""
    }
  }

  package func text(note: String?) -> String {
    if let page { return page }
    switch subject {
    case .facts: return facts.html()
    case .answers:
      var answers = answers
      answers.pictureNote = note
      return answers.html()
    }
  }
}
