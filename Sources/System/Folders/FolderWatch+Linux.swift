#if os(Linux)
  import Glibc

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
