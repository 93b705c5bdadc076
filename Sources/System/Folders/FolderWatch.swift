import Platform

/// Something that happened in a watched folder.
package enum FolderEvent: Equatable {
  /// A file came into being, was written to or closed, or got its name.
  case file(String)
  /// A file or folder went away, or lost its name.
  case gone(String)
  /// A folder came into being, or its names changed: it has to be looked through.
  case folder(String)
  /// Events were lost: everything has to be looked through.
  case lostTrack
  /// The folder that is watched is gone itself.
  case ended
}

extension FolderEvent {
  /// Whether a name is that of a file in the making of ours: `clip.mp4.preflight-123`.
  static func isUnfinished(_ name: String) -> Bool {
    let digits = name.reversed().prefix { $0.isASCII && $0.isNumber }
    return !digits.isEmpty && name.dropLast(digits.count).hasSuffix(".preflight-")
  }

  /// Whether a name is that of a file that is not complete, or not meant to be seen.
  ///
  /// Browsers and copying programs write under such a name, and rename the file in the end.
  package static func isPassing(_ name: String) -> Bool {
    guard !name.hasPrefix("."), !name.hasPrefix("~$"), !name.hasSuffix("~") else { return true }
    guard !isUnfinished(name) else { return true }
    let dot = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() }
    return dot.map(passingExtensions.contains) ?? false
  }

  private static let passingExtensions: Set<String> = [
    "aria2", "crdownload", "download", "filepart", "opdownload", "part", "partial", "temp", "tmp",
    "!ut",
  ]
}

#if os(Linux)
  /// Tells what happens in a folder and the folders in it, by inotify.
  package final class FolderWatch {
    /// What is waited for: files that appear or are closed after writing, and everything that goes.
    ///
    /// Single writes are not, of which a growing file has thousands; who waits for its quiet looks.
    private static let wishes = [
      IN_CREATE, IN_CLOSE_WRITE, IN_MOVED_TO, IN_MOVED_FROM, IN_DELETE, IN_DELETE_SELF,
      IN_MOVE_SELF, IN_ONLYDIR, IN_EXCL_UNLINK,
    ].reduce(UInt32(0)) { $0 | UInt32($1) }

    private let descriptor: Int32
    private let root: String
    /// Told of folders that cannot be watched.
    private let warn: (String) -> Void
    private var rootNumber: Int32 = -1
    private var folders: [Int32: String] = [:]
    private var numbers: [String: Int32] = [:]

    /// Begins to watch one folder; those in it are added as they are found.
    ///
    /// - Throws: `FileError` when it cannot be watched.
    package init(
      _ root: String, warn: @escaping (String) -> Void
    ) throws(FileError) {
      self.root = root
      self.warn = warn
      descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
      guard descriptor >= 0 else {
        throw FileError(description: "\(root): cannot be watched: \(lastErrorReason).")
      }
      try add(root)
      rootNumber = numbers[root] ?? -1
    }

    deinit { close(descriptor) }

    /// Watches a further folder; one that is gone again is no error.
    ///
    /// - Throws: `FileError` when the system watches no more.
    package func add(_ folder: String) throws(FileError) {
      let number = unsafe inotify_add_watch(descriptor, folder, Self.wishes)
      guard number < 0 else {
        folders[number] = folder
        numbers[folder] = number
        return
      }
      switch errno {
      case ENOENT, ENOTDIR, ENOTCONN, ESTALE: if folder != root { return }
      case EACCES:
        if folder == root { break }
        return warn("\(folder): cannot be read, and is not watched.")
      case ENOSPC:
        throw FileError(
          description: "\(folder): the system watches no more than \(folders.count) folders; raise "
            + "fs.inotify.max_user_watches, or watch a smaller folder.")
      default: break
      }
      throw FileError(description: "\(folder): cannot be watched: \(lastErrorReason).")
    }

    /// What happened since the last call; waits for it, at most for a while.
    package func events(waitingFor milliseconds: Int32) -> [FolderEvent] {
      var wish = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard unsafe poll(&wish, 1, milliseconds) > 0 else { return [] }
      var buffer = [UInt8](repeating: 0, count: 64 << 10)
      let count = unsafe read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return [] }
      return InotifyRecords.records(in: buffer.prefix(count)).compactMap(event)
    }

    private func event(_ record: InotifyRecords.Record) -> FolderEvent? {
      func has(_ flag: Int) -> Bool { record.mask & UInt32(flag) != 0 }
      if has(Int(IN_Q_OVERFLOW)) { return .lostTrack }
      if has(Int(IN_IGNORED)) {
        forget(record.watch)
        return record.watch == rootNumber ? .ended : nil
      }
      guard record.watch != rootNumber || !(has(Int(IN_DELETE_SELF)) || has(Int(IN_MOVE_SELF)))
      else {
        return .ended
      }
      if has(Int(IN_UNMOUNT)) { return .ended }
      guard let folder = folders[record.watch], let name = record.name else { return nil }
      let path = folder + "/" + name
      if has(Int(IN_DELETE)) || has(Int(IN_MOVED_FROM)) {
        if has(Int(IN_ISDIR)) { stopWatching(under: path) }
        return .gone(path)
      }
      if has(Int(IN_ISDIR)) { return .folder(path) }
      return .file(path)
    }

    private func forget(_ number: Int32) {
      if let folder = folders.removeValue(forKey: number), numbers[folder] == number {
        numbers[folder] = nil
      }
    }

    /// Stops watching a folder that moved elsewhere, and those in it.
    private func stopWatching(under folder: String) {
      for (path, number) in numbers where path == folder || path.hasPrefix(folder + "/") {
        inotify_rm_watch(descriptor, number)
        forget(number)
      }
    }
  }
#endif

/// The records that inotify writes one after the other.
package enum InotifyRecords {
  /// One of them.
  package struct Record: Equatable {
    /// The number of the watched folder.
    let watch: Int32
    let mask: UInt32
    /// The name in the folder; nil for the folder itself, and for one that is no UTF-8.
    let name: String?
  }

  /// Number, mask, cookie and length of the name, of four bytes each.
  private static let headLength = 16

  /// The records in some bytes; half a one at the end is left out.
  package static func records(in bytes: some Collection<UInt8>) -> [Record] {
    var records: [Record] = []
    var rest = Array(bytes)[...]
    while rest.count >= headLength {
      let length = Int(number(rest.dropFirst(12)))
      guard rest.count - headLength >= length else { break }
      let name = rest.dropFirst(headLength).prefix(length).prefix { $0 != 0 }
      records.append(
        Record(
          watch: Int32(bitPattern: number(rest)), mask: number(rest.dropFirst(4)),
          name: name.isEmpty ? nil : String(validating: name, as: UTF8.self)))
      rest = rest.dropFirst(headLength + length)
    }
    return records
  }

  /// Four bytes as this machine orders them.
  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    let value = bytes.prefix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    return UInt32(littleEndian: value)
  }
}

#if canImport(Darwin)
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
