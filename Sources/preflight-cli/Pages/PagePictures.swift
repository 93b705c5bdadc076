import Preflight
import Preprocess
import Synchronization
import Workers

/// Takes the small pictures that a page shows, fewer and smaller ones the more files there are.
final class PagePictures: Sendable {
  private let isAlone: Bool
  private let runner: JobRunner
  private let takenCount = Mutex(0)

  /// Up to so many files get a whole strip.
  private static let stripCount = 60
  /// Up to so many files get any picture.
  private static let pictureCount = 300

  /// The pictures of a run, which may be about a single request.
  init(isAlone: Bool, runner: JobRunner) {
    self.isAlone = isAlone
    self.runner = runner
  }

  /// What can be shown of one file, or nil when there are pictures enough.
  func pictures(of facts: MediaFacts) -> FilePictures? {
    nextOptions().map { runner.pictures(PicturesJob(of: facts, $0)) }
  }

  /// What can be shown of the files of a request, by path.
  func pictures(of request: Request) -> [String: FilePictures] {
    var pictures: [String: FilePictures] = [:]
    for input in request.inputs where input.delivery.isLocalFile {
      guard pictures[input.path] == nil, let options = nextOptions() else { continue }
      pictures[input.path] = runner.pictures(PicturesJob(of: input.facts, options))
    }
    return pictures
  }

  /// How large the next pictures are, or nil when there are enough.
  private func nextOptions() -> ThumbnailOptions? {
    let number = takenCount.withLock { count in
      defer { count += 1 }
      return count
    }
    if isAlone { return .page }
    if number < Self.stripCount { return .overview }
    if number < Self.pictureCount { return .list }
    return nil
  }

  /// What a page says about pictures that it does not show, or nil when it shows all.
  var note: String? {
    let count = takenCount.withLock { $0 }
    guard !isAlone, count > Self.stripCount else { return nil }
    return count > Self.pictureCount
      ? "Pictures of the first \(Self.pictureCount) files are shown, the first \(Self.stripCount) in "
        + "strips, so that the page stays small."
      : "The first \(Self.stripCount) files are shown in strips, the others in three pictures, so that "
        + "the page stays small."
  }
}
