public import MediaModel

/// The same moment of a file before and after it was changed.
public struct MomentPair: Sendable, Hashable {
  /// Which moment: `"First kept frame"`.
  public var title: String
  public var before: Moment
  /// Nil where nothing was written.
  public var after: Moment?

  /// A picture and when it is shown; nil for still pictures.
  public struct Moment: Sendable, Hashable {
    public var thumbnail: Thumbnail
    public var time: MediaTime?

    public init(thumbnail: Thumbnail, time: MediaTime? = nil) {
      self.thumbnail = thumbnail
      self.time = time
    }
  }

  public init(title: String, before: Moment, after: Moment?) {
    self.title = title
    self.before = before
    self.after = after
  }
}

/// What is shown of a repair.
public struct RepairPictures: Sendable, Hashable {
  public var before: FilePictures?
  public var after: FilePictures?
  public var moments: [MomentPair]

  public init(before: FilePictures?, after: FilePictures?, moments: [MomentPair]) {
    self.before = before
    self.after = after
    self.moments = moments
  }
}
