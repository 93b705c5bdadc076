package import Preflight

/// A form in which everything that Preflight reports is written: text, JSON, a page, Markdown, JUnit.
package protocol ReportFormat: Sendable {
  /// Adds a document after those that were added before.
  mutating func add(_ document: ReportDocument)

  /// All that was added, with its last line break; `note` is what a page says about frames that it
  /// does not show, or nil.
  func text(note: String?) -> String
}

extension ReportFormat {
  /// One document, with its last line break; empty where the format has no form for it.
  package func render(_ document: ReportDocument) -> String {
    var format = self
    format.add(document)
    return format.text(note: nil)
  }
}

/// What a report is about, with the frames that a page shows; taking them is left to the page.
package enum ReportDocument {
  /// What some profiles say about one request, which took so many seconds to find out.
  case check(Report, frames: [String: FilePictures], seconds: Double)
  /// What all profiles say about one request.
  case matrix([Compatibility], Request, frames: [String: FilePictures], seconds: Double)
  /// A file that could not be looked at.
  case unchecked(path: String, message: String, seconds: Double)
  case facts(MediaFacts, FilePictures?)
  case repair(RepairReport, frames: () -> RepairPictures)
  case stills([StillRecord], of: String, frames: () -> [String: FilePictures])
  /// Why no still of a file can be made for some profiles.
  case refusedStills([Refusal], of: String, for: [Profile], notes: [String])
  /// A pair for a transition; a page needs its frames.
  case pair(PairReport, frames: () -> PairPictures?)
  /// Why no pair can be made from one file to another, and of which path that is said.
  case refusedPair([Refusal], from: String, to: String, of: String, for: [Profile])
}
