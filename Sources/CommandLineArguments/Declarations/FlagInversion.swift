/// How the name of the flag that means "no" is made.
public struct FlagInversion: Sendable, Hashable {
  let prefixOfOn: String
  let prefixOfOff: String

  /// `--name` and `--no-name`.
  public static var prefixedNo: FlagInversion {
    FlagInversion(prefixOfOn: "", prefixOfOff: "no-")
  }

  /// `--enable-name` and `--disable-name`.
  public static var prefixedEnableDisable: FlagInversion {
    FlagInversion(prefixOfOn: "enable-", prefixOfOff: "disable-")
  }
}

extension FlagInversion {
  /// The names that switch the flag on; short names do so too.
  func namesOfOn(_ names: [ArgumentName]) -> [ArgumentName] {
    names.map { $0.isShort ? $0 : .long(prefixOfOn + $0.text) }
  }

  /// The names that switch the flag off.
  func namesOfOff(_ names: [ArgumentName]) -> [ArgumentName] {
    names.filter { !$0.isShort }.map { .long(prefixOfOff + $0.text) }
  }
}
