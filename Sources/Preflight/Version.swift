/// The version of this package.
public enum PreflightVersion {
  /// As semantic versioning writes it.
  public static let current = "0.1.0"
}
