/// Whether an argument appears in help and completions.
public struct ArgumentVisibility: Sendable, Hashable {
  let isShown: Bool

  /// Shown in help and offered by completions.
  public static var `default`: ArgumentVisibility { ArgumentVisibility(isShown: true) }

  /// Understood, but neither shown in help nor offered by completions.
  public static var hidden: ArgumentVisibility { ArgumentVisibility(isShown: false) }
}
