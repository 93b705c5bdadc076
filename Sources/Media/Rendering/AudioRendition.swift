package import MediaModel

/// The sound that is written of a clip.
///
/// It starts with the first picture and ends with the last; where the source has no sound, it is
/// silent.
package struct AudioRendition: Sendable, Hashable {
  package enum Method: Sendable, Hashable {
    /// Coded sound is taken over as it is.
    case copy
    case encode(AudioEncoding)
  }

  /// The number of the source's track.
  package var track: Int
  package var method: Method
  /// How long the coded sound may last for a reader that counts the encoder's priming and the whole
  /// last packet: the strictest maximum of the profiles, or nil for as long as the pictures.
  package var span: MediaTime?

  package init(track: Int, method: Method, span: MediaTime? = nil) {
    self.track = track
    self.method = method
    self.span = span
  }
}
