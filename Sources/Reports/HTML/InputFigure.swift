import MediaModel
import Preflight

/// One file of a request in pictures: its strip with what the profiles would take, its first and its
/// last frame.
struct InputFigure {
  let input: RequestInput
  let pictures: FilePictures?
  let windows: [AcceptedWindow]
  /// Whether the first and the last frame are shown larger as well.
  var showsEnds = true

  /// The figures; empty where nothing is known of pictures.
  var markup: Markup {
    guard let pictures else { return .empty }
    let ends = EndsFigure(name: input.path, pictures: pictures)
    switch pictures {
    case .clip(let strip):
      let figure = FilmstripFigure(name: input.path, strip: strip, windows: windows)
      return figure.markup + (showsEnds ? ends.markup : .empty)
    case .still, .none: return ends.markup
    }
  }
}

/// The windows of all profiles in the files of a request.
struct AcceptedWindows: Sendable {
  private let keepsEnd: Set<String>

  /// `profiles` tell which end of a clip they keep.
  init(profiles: [Profile]) {
    keepsEnd = Set(profiles.filter { $0.keep == .end }.map(\.id))
  }

  /// The windows in one file, one for each result that takes it.
  func windows(
    of results: [ProfileResult], in input: RequestInput, selection: Selection
  ) -> [AcceptedWindow] {
    results.compactMap { window(of: $0, in: input, selection: selection) }
  }

  /// The window of one result in one file, or nil where the profile does not take it as a clip.
  func window(
    of result: ProfileResult, in input: RequestInput, selection: Selection
  ) -> AcceptedWindow? {
    let assignment = result.assignments.first { $0.path == input.path }
    guard assignment.map({ $0.mediaType == .video }) ?? false else { return nil }
    return AcceptedWindow(
      of: result, in: input, selection: selection,
      keepsEnd: keepsEnd.contains(result.profileID))
  }
}
