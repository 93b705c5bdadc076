import System

/// The files of a watched folder: which are complete and have not been answered for yet.
///
/// Of every file that was answered for, its path and its state are held: a hundred thousand of them
/// take some twenty megabytes.
final class WatchedFiles {
  private let look: FolderLook
  private let watch: FolderWatch
  private let clock = ContinuousClock()
  private var quiet: QuietFiles
  /// The state in which files were answered for, or found at the start.
  private var known: [String: QuietFiles.State] = [:]
  /// Whether the folder is gone.
  private(set) var hasEnded = false
  /// When something happened last.
  private(set) var lastActivity: ContinuousClock.Instant

  /// Begins to watch a folder for wanted files, which are complete when they stay the same for a
  /// while; with `takesExisting`, those that are there already are new.
  ///
  /// - Throws: `FileError` when it cannot be watched.
  init(
    in folder: String, filter: InputFilter, quiet: Duration, takesExisting: Bool
  ) throws(FileError) {
    look = FolderLook(root: folder, filter: filter)
    watch = try FolderWatch(folder, warn: printError)
    self.quiet = QuietFiles(quiet: quiet)
    lastActivity = clock.now
    try lookThrough(folder) { path in
      guard let state = QuietFiles.State(of: path) else { return }
      if takesExisting { self.quiet.see(path, state, at: clock.now) } else { known[path] = state }
    }
  }

  /// How many files are not complete yet.
  var waitingCount: Int { quiet.count }

  /// Waits for something to happen, at most until a moment, and takes out the files that are complete.
  ///
  /// - Throws: `FileError` when a further folder cannot be watched.
  func takeComplete(until moment: ContinuousClock.Instant) throws(FileError) -> [String] {
    let end = [moment, quiet.nextMoment].compactMap(\.self).min() ?? moment
    let milliseconds = max(0, (end - clock.now) / .milliseconds(1))
    // Rounded up: what is not over yet would be looked at in vain.
    for event in watch.events(waitingFor: Int32(min(milliseconds, 60_000)) + 1) {
      try take(event)
    }
    let complete = quiet.takeComplete(at: clock.now) { QuietFiles.State(of: $0) }
    if !complete.isEmpty { lastActivity = clock.now }
    for file in complete { known[file.path] = file.state }
    return complete.map(\.path)
  }

  /// Notes a file as answered for, as it is now, by whatever path it lies in the folder.
  func know(_ path: String) {
    let (place, root) = (AbsolutePath.resolved(path), AbsolutePath.resolved(look.root))
    guard place.hasPrefix(root + "/") else { return }
    known[look.root + place.dropFirst(root.count)] = QuietFiles.State(of: path)
  }

  private func take(_ event: FolderEvent) throws(FileError) {
    switch event {
    case .file(let path): if look.wants(path) { see(path) }
    case .gone(let path): forget(path)
    case .folder(let path): try lookThrough(path, meet: see)
    case .lostTrack:
      known = known.filter { QuietFiles.State(of: $0.key) != nil }
      try lookThrough(look.root, meet: see)
    case .ended: hasEnded = true
    }
  }

  private func lookThrough(_ folder: String, meet: (String) -> Void) throws(FileError) {
    try look.look(
      through: folder, enter: { path throws(FileError) in try watch.add(path) }, meet: meet)
  }

  private func see(_ path: String) {
    let state = QuietFiles.State(of: path)
    guard state == nil || known[path] != state else { return }
    lastActivity = clock.now
    quiet.see(path, state, at: clock.now)
  }

  private func forget(_ path: String) {
    quiet.see(path, nil, at: clock.now)
    guard known.removeValue(forKey: path) == nil else { return }
    let folder = path + "/"
    known = known.filter { !$0.key.hasPrefix(folder) }
  }
}

extension QuietFiles.State {
  /// The state of the file at the end of a path, or nil when there is none.
  init?(of path: String) {
    guard let state = FileState(of: path) else { return nil }
    self.init(byteCount: state.byteCount, modified: state.modified)
  }
}
