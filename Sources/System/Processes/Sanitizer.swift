import Platform

/// A checker of memory or threads that this program was built with.
///
/// Such a checker maps more memory than any ceiling allows, and writes what it finds.
package enum Sanitizer {
  /// Whether there is one.
  package static var isPresent: Bool {
    guard let program = unsafe dlopen(nil, RTLD_NOW) else { return false }
    return unsafe dlsym(program, "__asan_init") != nil || dlsym(program, "__tsan_init") != nil
  }
}
