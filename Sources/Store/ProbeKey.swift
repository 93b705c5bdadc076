public import MediaModel

/// A file as it was when it was read, and who read it: the facts of two equal keys are the same.
public struct ProbeKey: Sendable, Hashable {
  /// The absolute path.
  public var path: String
  public var byteCount: Int64
  /// The modification time in nanoseconds since 1970.
  public var modified: Int64
  public var device: UInt64
  public var inode: UInt64
  /// The versions of Preflight and FFmpeg.
  public var reader: String
  public var depth: ProbeDepth

  public init(
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
