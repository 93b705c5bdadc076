import System

/// Where the memory lies.
enum MemoryFolder {
  /// `$PREFLIGHT_HOME`, else `$XDG_STATE_HOME/preflight`, else `~/.local/state/preflight`; nil when
  /// there is no home folder.
  static var path: String? {
    if let chosen = value(of: "PREFLIGHT_HOME") { return AbsolutePath.of(chosen) }
    // The specification says that a relative path is to be passed over.
    if let state = value(of: "XDG_STATE_HOME"), state.hasPrefix("/") { return state + "/preflight" }
    guard let home = value(of: "HOME"), home.hasPrefix("/") else { return nil }
    return home + "/.local/state/preflight"
  }

  /// Whether the environment wants nothing to be remembered: `PREFLIGHT_NO_MEMORY=1`.
  static var isUnwanted: Bool {
    value(of: "PREFLIGHT_NO_MEMORY").map { $0 != "0" } ?? false
  }

  private static func value(of name: String) -> String? {
    Terminal.environment(name).flatMap { $0.isEmpty ? nil : $0 }
  }
}
