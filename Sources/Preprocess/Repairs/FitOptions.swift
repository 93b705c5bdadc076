public import Preflight

/// How a file is fitted or trimmed, beyond that the result is accepted.
public struct FitOptions: Sendable, Hashable {
  /// How a clip that is too short is made longer.
  public typealias Lengthening = Refusal.Lengthening
  /// How a picture of another shape is brought to an accepted one.
  public enum AspectChange: String, Sendable, Hashable, CaseIterable {
    case crop, pad
  }
  /// Whether frames are re-encoded.
  public enum Mode: String, Sendable, Hashable, CaseIterable {
    /// Where copying is not exact.
    case auto
    case encode, copy
  }
  /// The place in the picture that a crop keeps, as shares of width and height from 0 to 1.
  public struct Focus: Sendable, Hashable {
    public var x: Rational
    public var y: Rational

    public init(x: Rational, y: Rational) {
      self.x = x
      self.y = y
    }
  }

  /// Where what is kept starts, or nil for the planner's choice; for `fit` it is shortened from
  /// there as needed.
  public var from: TimePosition?
  /// Where what is kept ends; the frame there is not kept.
  public var to: TimePosition?
  /// How long what is kept lasts, instead of `to`.
  public var duration: TimePosition?
  /// How many frames are kept, instead of `to`.
  public var frameCount: Int?
  /// A moment that what is kept has in its middle.
  public var around: TimePosition?
  /// The end of the clip that stays, or nil for what the profile says.
  public var keep: Profile.ClipEnd?
  /// Whether a maximum may be met exactly instead of by one frame less.
  public var meetsLimitsExactly = false
  public var lengthening: Lengthening?
  public var aspectChange: AspectChange?
  /// Nil for the middle.
  public var focus: Focus?
  public var mode = Mode.auto
  /// The extension of the result's name in small letters, or nil for the planner's choice.
  ///
  /// Its format is taken where it is accepted and holds what is written.
  public var resultExtension: String?
  /// How much time the encoder takes to save bytes.
  public var speed = EncodingSpeed.balanced
  public var keepsMetadata = false
  /// Whether what cannot be decoded is replaced by the frame before.
  public var toleratesDamage = false
  /// Whether recommendations are followed as well as what is required.
  public var followsRecommendations = false
  /// What transparent pictures and padding are laid on, as `RRGGBB`.
  public var background = "000000"

  public init() {}

  /// Options that differ from the usual ones.
  public init(_ change: (inout FitOptions) -> Void) { change(&self) }
}
