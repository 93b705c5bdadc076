import Platform

/// The system's clock.
package enum SystemClock {
  /// Now, in seconds since 1970.
  package static var now: Int64 { Int64(time(nil)) }

  /// How many seconds the user's clocks are ahead of UTC at a time.
  package static func localOffset(at seconds: Int64) -> Int64 {
    var time = time_t(seconds)
    var parts = unsafe tm()
    return unsafe localtime_r(&time, &parts) == nil ? 0 : Int64(unsafe parts.tm_gmtoff)
  }
}
