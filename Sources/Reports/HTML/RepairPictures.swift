package import MediaModel

/// The same moment of a file before and after it was changed.
package struct MomentPair: Sendable, Hashable {
  /// Which moment: `"First kept frame"`.
  package var title: String
  package var before: Moment
  /// Nil where nothing was written.
  package var after: Moment?

  /// A picture and when it is shown; nil for still pictures.
  package struct Moment: Sendable, Hashable {
    package var thumbnail: Thumbnail
    package var time: MediaTime?

    package init(thumbnail: Thumbnail, time: MediaTime? = nil) {
      self.thumbnail = thumbnail
      self.time = time
    }
  }

  package init(title: String, before: Moment, after: Moment?) {
    self.title = title
    self.before = before
    self.after = after
  }
}

/// What is shown of a repair.
package struct RepairPictures: Sendable, Hashable {
  package var before: FilePictures?
  package var after: FilePictures?
  package var moments: [MomentPair]

  package init(before: FilePictures?, after: FilePictures?, moments: [MomentPair]) {
    self.before = before
    self.after = after
    self.moments = moments
  }
}
