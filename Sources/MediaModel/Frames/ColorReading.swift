/// How a frame's code values were taken, and what each value rests on.
public struct ColorReading: Sendable, Hashable {
  /// Why a value was taken.
  public enum Basis: String, Sendable, Hashable {
    /// The file says so.
    case tagged
    /// Nothing says it; this is what players assume.
    case assumed
  }

  /// One of the values, by FFmpeg's name (`bt709`, `limited`, `left`).
  public struct Value: Sendable, Hashable {
    public var name: String
    public var basis: Basis

    public init(_ name: String, _ basis: Basis) {
      self.name = name
      self.basis = basis
    }
  }

  public var matrix: Value
  public var range: Value
  public var primaries: Value
  public var transfer: Value
  /// Where chroma samples lie, or nil for frames that store chroma for every pixel.
  public var chromaLocation: Value?
  /// What was done to the colours (`"tone-mapped from PQ to SDR"`), or nil when code values stayed.
  public var conversion: String?

  public init(
    matrix: Value, range: Value, primaries: Value, transfer: Value, chromaLocation: Value? = nil,
    conversion: String? = nil
  ) {
    self.matrix = matrix
    self.range = range
    self.primaries = primaries
    self.transfer = transfer
    self.chromaLocation = chromaLocation
    self.conversion = conversion
  }
}
