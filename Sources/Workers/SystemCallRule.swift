#if !canImport(Darwin)
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

    /// All that reading from open files, computing and threads need.
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
      "read", "pread64", "lseek", "close", "fstat",
      "munmap", "mremap", "madvise", "brk",
      "futex", "set_robust_list", "rseq", "sched_yield", "sched_getaffinity", "gettid", "getpid",
      "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack", "restart_syscall",
      "clock_gettime", "clock_getres", "clock_nanosleep", "nanosleep", "gettimeofday", "time",
      "setitimer", "getrusage", "sysinfo", "getrandom", "exit", "exit_group",
    ]
  }
#endif
