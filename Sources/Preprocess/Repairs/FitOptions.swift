package import MediaModel
package import Preflight

/// How a file is fitted or trimmed, beyond that the result is accepted.
package struct FitOptions: Sendable, Hashable {
  /// How a clip that is too short is made longer.
  package enum Lengthening: String, Sendable, Hashable, CaseIterable {
    case hold, loop, boomerang
  }
  /// How a picture of another shape is brought to an accepted one.
  package enum AspectChange: String, Sendable, Hashable, CaseIterable {
    case crop, pad
  }
  /// Whether pictures are encoded anew.
  package enum Mode: String, Sendable, Hashable, CaseIterable {
    /// Where copying is not exact.
    case auto
    case encode, copy
  }
  /// The place in the picture that a crop keeps, as shares of width and height from 0 to 1.
  package struct Focus: Sendable, Hashable {
    package var x: Rational
    package var y: Rational

    package init(x: Rational, y: Rational) {
      self.x = x
      self.y = y
    }
  }

  /// Where what is kept starts, or nil for the planner's choice; for `fit` it is shortened from
  /// there as needed.
  package var from: TimePosition?
  /// Where what is kept ends; the frame there is not kept.
  package var to: TimePosition?
  /// How long what is kept lasts, instead of `to`.
  package var duration: TimePosition?
  /// How many frames are kept, instead of `to`.
  package var frameCount: Int?
  /// A moment that what is kept has in its middle.
  package var around: TimePosition?
  /// The end of the clip that stays, or nil for what the profile says.
  package var keep: Profile.ClipEnd?
  /// Whether a maximum may be met exactly instead of by one frame less.
  package var meetsLimitsExactly = false
  package var lengthening: Lengthening?
  package var aspectChange: AspectChange?
  /// Nil for the middle.
  package var focus: Focus?
  package var mode = Mode.auto
  /// The extension of the result's name in small letters, or nil for the planner's choice.
  ///
  /// Its format is taken where it is accepted and holds what is written.
  package var resultExtension: String?
  package var keepsMetadata = false
  /// Whether what cannot be decoded is replaced by the frame before.
  package var toleratesDamage = false
  /// Whether recommendations are followed as well as what is required.
  package var followsRecommendations = false
  /// What transparent pictures and padding are laid on, as `RRGGBB`.
  package var background = "000000"

  package init() {}

  /// Options that differ from the usual ones.
  package init(_ change: (inout FitOptions) -> Void) { change(&self) }
}
