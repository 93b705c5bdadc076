#if canImport(Darwin)
  package import Darwin
#else
  package import Glibc
#endif

/// What a process that was killed left in a folder: files under names that were to be changed once
/// they were complete.
package enum Leftovers {
  /// Removes the unfinished files of a process, which must have ended.
  package static func remove(of process: pid_t, in folder: String) {
    for name in LocalFiles.names(in: folder) where belongs(name, to: process) {
      unsafe unlink(folder + "/" + name)
    }
  }

  /// Whether a name is that of a file in the making.
  static func isUnfinished(_ name: String) -> Bool {
    guard let last = name.utf8.last, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(last),
      let mark = name.range(of: marker)
    else { return false }
    let number = name[mark.upperBound...]
    return !number.isEmpty && number.allSatisfy { $0.isASCII && $0.isNumber }
  }

  private static let marker = ".preflight-"

  private static func belongs(_ name: String, to process: pid_t) -> Bool {
    name.hasSuffix("\(marker)\(process)")
  }
}

extension String {
  /// Where another text stands last in this one, or nil.
  fileprivate func range(of part: String) -> Range<Index>? {
    var found: Range<Index>?
    var start = startIndex
    while let range = self[start...].firstRange(of: part) {
      found = range
      start = range.upperBound
    }
    return found
  }
}
