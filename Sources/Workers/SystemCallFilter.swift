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

  /// One system call that a worker may use, and with what.
  struct SystemCallRule {
    /// What one argument of the call has to be.
    struct Argument {
      /// Which argument, from 0 on.
      var index: UInt32
      /// The comparison as libseccomp numbers it.
      var comparison: UInt32
      var first: UInt64
      var second: UInt64 = 0

      static func equals(_ index: UInt32, _ value: UInt64) -> Argument {
        Argument(index: index, comparison: 4, first: value)
      }

      /// The bits under a mask have a value.
      static func bits(_ index: UInt32, _ mask: UInt64, are value: UInt64) -> Argument {
        Argument(index: index, comparison: 7, first: mask, second: value)
      }
    }

    let name: String
    var arguments: [Argument] = []

    /// All that reading from and writing to open files, computing and threads need; a descriptor that may
    /// be written to is only there where it was handed over.
    ///
    /// Nothing in it opens, creates, sends to, or asks about anything that has a path or an address, starts
    /// a program, or touches another process.
    static func all(socket: Int32, process: Int32) -> [SystemCallRule] {
      let isExecutable: UInt64 = 4
      let isThread: UInt64 = 0x10000
      let setsName: UInt64 = 15
      let connection = Argument.equals(0, UInt64(socket))
      return plain.map { SystemCallRule(name: $0) } + [
        SystemCallRule(name: "recvmsg", arguments: [connection]),
        SystemCallRule(name: "sendmsg", arguments: [connection]),
        SystemCallRule(name: "mmap", arguments: [.bits(2, isExecutable, are: 0)]),
        SystemCallRule(name: "mprotect", arguments: [.bits(2, isExecutable, are: 0)]),
        SystemCallRule(name: "clone", arguments: [.bits(0, isThread, are: isThread)]),
        SystemCallRule(name: "tgkill", arguments: [.equals(0, UInt64(process))]),
        SystemCallRule(name: "prctl", arguments: [.equals(0, setsName)]),
      ]
    }

    private static let plain = [
      "read", "pread64", "lseek", "close", "fstat", "poll",
      "pwrite64", "munmap", "mremap", "madvise", "brk",
      "futex", "set_robust_list", "rseq", "sched_yield", "sched_getaffinity", "gettid", "getpid",
      "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack", "restart_syscall",
      "clock_gettime", "clock_getres", "clock_nanosleep", "nanosleep", "gettimeofday", "time",
      "setitimer", "getrusage", "sysinfo", "getrandom", "exit", "exit_group",
    ]
  }
#endif
