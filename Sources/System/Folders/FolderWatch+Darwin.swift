#if canImport(Darwin)
  import Darwin

  /// Tells what happens in a folder and the folders in it, by kqueue.
  ///
  /// Kqueue says that the names in a folder changed, and not which; the folder is looked through then.
  /// It says nothing of a file that is written to in place: all is looked through now and then.
  package final class FolderWatch {
    private static let lookInterval = Duration.seconds(10)
    private static let mostEvents = 64

    private let queue: Int32
    private let root: String
    /// Told of folders that cannot be watched.
    private let warn: (String) -> Void
    private var folders: [Int32: String] = [:]
    private var descriptors: [String: Int32] = [:]
    private var nextLook = ContinuousClock.now + lookInterval

    /// Begins to watch one folder; those in it are added as they are found.
    ///
    /// - Throws: `FileError` when it cannot be watched.
    package init(
      _ root: String, warn: @escaping (String) -> Void
    ) throws(FileError) {
      self.root = root
      self.warn = warn
      queue = kqueue()
      guard queue >= 0 else {
        throw FileError(description: "\(root): cannot be watched: \(lastErrorReason).")
      }
      try add(root)
    }

    deinit {
      for descriptor in folders.keys { close(descriptor) }
      close(queue)
    }

    /// Watches a further folder; one that is gone again is no error.
    ///
    /// - Throws: `FileError` when the system watches no more.
    package func add(_ folder: String) throws(FileError) {
      guard descriptors[folder] == nil else { return }
      let descriptor = unsafe open(folder, O_EVTONLY | O_DIRECTORY | O_CLOEXEC)
      guard descriptor >= 0 else {
        if folder != root, errno == ENOENT || errno == ENOTDIR { return }
        if folder != root, errno == EACCES {
          return warn("\(folder): cannot be read, and is not watched.")
        }
        throw FileError(description: "\(folder): cannot be watched: \(lastErrorReason).")
      }
      let changes = UInt32(NOTE_WRITE | NOTE_DELETE | NOTE_RENAME | NOTE_REVOKE)
      var wish = unsafe kevent(
        ident: UInt(descriptor), filter: Int16(EVFILT_VNODE), flags: UInt16(EV_ADD | EV_CLEAR),
        fflags: changes, data: 0, udata: nil)
      guard unsafe kevent(queue, &wish, 1, nil, 0, nil) >= 0 else {
        let reason = lastErrorReason
        close(descriptor)
        throw FileError(description: "\(folder): cannot be watched: \(reason).")
      }
      folders[descriptor] = folder
      descriptors[folder] = descriptor
    }

    /// What happened since the last call; waits for it, at most for a while.
    package func events(waitingFor milliseconds: Int32) -> [FolderEvent] {
      var time = timespec(
        tv_sec: Int(milliseconds / 1000), tv_nsec: Int(milliseconds % 1000) * 1_000_000)
      var records = unsafe [kevent](repeating: kevent(), count: Self.mostEvents)
      let count = unsafe kevent(queue, nil, 0, &records, Int32(Self.mostEvents), &time)
      var events = unsafe records.prefix(Int(max(0, count))).compactMap { record in
        unsafe event(Int32(record.ident), record.fflags)
      }
      if ContinuousClock.now >= nextLook {
        nextLook = ContinuousClock.now + Self.lookInterval
        events.append(.lostTrack)
      }
      return events
    }

    private func event(_ descriptor: Int32, _ flags: UInt32) -> FolderEvent? {
      guard let folder = folders[descriptor] else { return nil }
      guard flags & UInt32(NOTE_DELETE | NOTE_RENAME | NOTE_REVOKE) != 0 else {
        return .folder(folder)
      }
      folders[descriptor] = nil
      descriptors[folder] = nil
      close(descriptor)
      return folder == root ? .ended : .gone(folder)
    }
  }
#endif
