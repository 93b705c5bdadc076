import CommandLineArguments
import Preflight
import Preprocess

/// A way of lengthening as it is typed.
enum LengthenArgument: String, CaseIterable, ExpressibleByArgument {
  case hold, loop, boomerang

  var lengthening: FitOptions.Lengthening {
    switch self {
    case .hold: .hold
    case .loop: .loop
    case .boomerang: .boomerang
    }
  }
}

/// An end of a clip as it is typed.
enum ClipEndArgument: String, CaseIterable, ExpressibleByArgument {
  case start, end

  var clipEnd: Profile.ClipEnd {
    switch self {
    case .start: .start
    case .end: .end
    }
  }
}
