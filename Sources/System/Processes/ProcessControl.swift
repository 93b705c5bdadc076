#if !canImport(Darwin)
  import Glibc

  /// What Linux lets a process set of itself.
  ///
  /// The corresponding C function is `prctl`, which Swift does not see because it takes any arguments.
  package enum ProcessControl {
    private typealias Function =
      @convention(c) (Int32, UInt, UInt, UInt, UInt) -> Int32

    /// No program that is started from here gets rights that this one has not.
    package static func forbidNewPrivileges() { set(38, 1) }

    /// No other process of this user may look into this one.
    package static func forbidInspection() { set(4, 0) }

    private static func set(_ option: Int32, _ value: UInt) {
      guard let program = unsafe dlopen(nil, RTLD_NOW), let symbol = unsafe dlsym(program, "prctl")
      else { return }
      _ = unsafe unsafeBitCast(symbol, to: Function.self)(option, value, 0, 0, 0)
    }
  }
#endif
