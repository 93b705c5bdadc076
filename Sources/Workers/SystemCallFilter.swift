#if !canImport(Darwin)
  import Glibc

  /// Makes the kernel refuse every system call that reading does not need, where libseccomp is there.
  ///
  /// The library is looked for when a worker starts; nothing else needs it.
  @safe struct SystemCallFilter {
    private typealias Start = @convention(c) (UInt32) -> OpaquePointer?
    private typealias Set = @convention(c) (OpaquePointer, UInt32, UInt32) -> Int32
    private typealias Number = @convention(c) (UnsafePointer<CChar>) -> Int32
    private typealias Add =
      @convention(c) (OpaquePointer, UInt32, Int32, UInt32, UnsafeRawPointer?) -> Int32
    private typealias Load = @convention(c) (OpaquePointer) -> Int32

    private let start: Start
    private let set: Set
    private let number: Number
    private let add: Add
    private let load: Load

    private static let allow: UInt32 = 0x7FFF_0000
    private static func refuse(_ reason: Int32) -> UInt32 { 0x0005_0000 | UInt32(reason) }
    private static let allThreads: UInt32 = 4

    /// The filter, or nil without the library.
    init?() {
      guard let library = unsafe dlopen("libseccomp.so.2", RTLD_NOW | RTLD_LOCAL),
        let start = unsafe dlsym(library, "seccomp_init"),
        let set = unsafe dlsym(library, "seccomp_attr_set"),
        let number = unsafe dlsym(library, "seccomp_syscall_resolve_name"),
        let add = unsafe dlsym(library, "seccomp_rule_add_array"),
        let load = unsafe dlsym(library, "seccomp_load")
      else { return nil }
      unsafe self.start = unsafeBitCast(start, to: Start.self)
      unsafe self.set = unsafeBitCast(set, to: Set.self)
      unsafe self.number = unsafeBitCast(number, to: Number.self)
      unsafe self.add = unsafeBitCast(add, to: Add.self)
      unsafe self.load = unsafeBitCast(load, to: Load.self)
    }

    /// Puts the filter into force for good; what cannot be forbidden stays as it was.
    func apply() {
      guard let filter = unsafe start(Self.refuse(EPERM)) else { return }
      _ = unsafe set(filter, Self.allThreads, 1)
      for rule in SystemCallRule.all(socket: WorkerProgram.socket, process: getpid()) {
        unsafe allow(rule, in: filter)
      }
      // The C library then starts its threads with the older call, whose arguments can be seen.
      unsafe refuse("clone3", with: ENOSYS, in: filter)
      _ = unsafe load(filter)
    }

    private func allow(_ rule: SystemCallRule, in filter: OpaquePointer) {
      let call = unsafe number(rule.name)
      guard call >= 0 else { return }
      _ = unsafe rule.arguments.withUnsafeBytes { arguments in
        unsafe add(
          filter, Self.allow, call, UInt32(rule.arguments.count), arguments.baseAddress)
      }
    }

    private func refuse(_ name: String, with reason: Int32, in filter: OpaquePointer) {
      let call = unsafe number(name)
      guard call >= 0 else { return }
      _ = unsafe add(filter, Self.refuse(reason), call, 0, nil)
    }
  }
#endif
