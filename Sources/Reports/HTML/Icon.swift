import Preflight

/// Signs that are told apart by their shape: a circle, a triangle, an octagon, a square.
enum Icon {
  /// A sign that says nothing to a screen reader, since words stand beside it.
  static func of(_ verdict: Verdict) -> Markup {
    switch verdict {
    case .pass: check
    case .warn: triangle
    case .fail: octagon
    }
  }

  /// The sign of a finding.
  static func of(_ severity: Severity) -> Markup {
    switch severity {
    case .blocker: octagon
    case .unverified: question
    case .alteration: triangle
    case .advice: dot
    }
  }

  static let check = Markup.trusted(
    """
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="11"/>\
    <path class="sign" d="m6.8 12.4 3.5 3.5 6.9-7.4"/></svg>
    """)
  static let triangle = Markup.trusted(
    """
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">\
    <path d="M12 1.6a1.6 1.6 0 0 1 1.4.8l9.6 17.3a1.6 1.6 0 0 1-1.4 2.4H2.4A1.6 1.6 0 0 1 1 \
    19.7L10.6 2.4a1.6 1.6 0 0 1 1.4-.8z"/><path class="sign" d="M12 8.6v5.8M12 18.1v.1"/></svg>
    """)
  static let octagon = Markup.trusted(
    """
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">\
    <path d="M7.6 1h8.8L23 7.6v8.8L16.4 23H7.6L1 16.4V7.6z"/>\
    <path class="sign" d="m8.2 8.2 7.6 7.6m0-7.6-7.6 7.6"/></svg>
    """)
  static let question = Markup.trusted(
    """
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">\
    <path d="M12 .8 23.2 12 12 23.2.8 12z"/>\
    <path class="sign" d="M9.7 9.6c0-1.4 1-2.3 2.4-2.3s2.3.9 2.3 2.1c0 1.8-2.4 1.8-2.4 \
    4M12 16.9v.1"/></svg>
    """)
  static let dot = Markup.trusted(
    """
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">\
    <rect x="2" y="2" width="20" height="20" rx="5"/>\
    <path class="sign" d="M12 11v6M12 7v.1"/></svg>
    """)
}
