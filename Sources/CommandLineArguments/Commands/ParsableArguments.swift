/// A type whose properties are read from the command line.
public protocol ParsableArguments: SendableMetatype {
  /// The arguments with nothing read yet.
  init()

  /// Checks how the values fit together, without looking at the world.
  mutating func validate() throws
}

extension ParsableArguments {
  public mutating func validate() throws {}
}
