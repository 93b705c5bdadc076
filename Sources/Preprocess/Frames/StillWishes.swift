package import MediaModel

/// How stills are to be saved.
package struct StillWishes: Sendable, Hashable {
  /// A format in which stills are saved.
  package enum Format: String, Sendable, Hashable, CaseIterable {
    case png, jpeg, webp
  }
  /// What becomes of woven fields.
  package enum Fields: String, Sendable, Hashable, CaseIterable {
    /// One whole picture is made of the two.
    case deinterlace
    /// Both stay woven as they are stored.
    case keep
  }

  /// Nil for what the profile wants, else PNG.
  package var format: Format?
  /// From 1 to 100, for JPEG and WebP; nil for the best that is tried.
  package var quality: Int?
  /// The most bytes that a still may have, or nil.
  package var maximumByteCount: Int64?
  /// The exact size of the still, or nil for that of the frame as it is seen.
  package var size: PixelSize?
  /// Whether HDR and wide gamut stay, in a PNG of 16 bits.
  package var keepsHDR = false
  package var fields = Fields.deinterlace
  /// How a picture of another shape is brought to an accepted one, or nil to ask where much is lost.
  package var aspectChange: RepairWishes.AspectChange?
  package var focus: RepairWishes.Focus?
  /// What transparent pictures and padding are laid on, as `RRGGBB`.
  package var background = "000000"
  /// Whether recommendations are followed as well as what is required.
  package var followsRecommendations = false

  package init() {}
}
