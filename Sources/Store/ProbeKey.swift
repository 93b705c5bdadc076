package import MediaModel

/// A file as it was when it was read, and who read it: the facts of two equal keys are the same.
package struct ProbeKey: Sendable, Hashable {
  /// The absolute path.
  package var path: String
  package var byteCount: Int64
  /// The modification time in nanoseconds since 1970.
  package var modified: Int64
  package var device: UInt64
  package var inode: UInt64
  /// The versions of Preflight and FFmpeg.
  package var reader: String
  package var depth: ProbeDepth

  package init(
    path: String, byteCount: Int64, modified: Int64, device: UInt64, inode: UInt64, reader: String,
    depth: ProbeDepth
  ) {
    self.path = path
    self.byteCount = byteCount
    self.modified = modified
    self.device = device
    self.inode = inode
    self.reader = reader
    self.depth = depth
  }
}
