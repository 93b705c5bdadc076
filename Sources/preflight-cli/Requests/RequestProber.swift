import Media
import MediaModel
import Preflight
import Workers

/// Reads files as deep as a verdict needs, and makes requests of them.
struct RequestProber: Sendable {
  var from: TimePosition?
  var to: TimePosition?
  let settings: [String: String]
  let transport: Transport?
  let need: ProbeNeed
  var profiles: [Profile]
  let memory: Memory
  var reader: any FactsReader = DirectReader()
  /// Who asks the servers of addresses, or nil when nobody does.
  var fetcher: HeaderFetcher?

  /// The request for some inputs.
  ///
  /// - Throws: `MediaError` when a file cannot be looked at, `RequestError` when a time means
  ///   nothing in the clip, `DocumentError` when a profile is malformed.
  func request(with inputs: [InputArgument]) throws -> Request {
    let inputs = try inputs.map { input in
      RequestInput(
        role: input.role, path: input.path, facts: try facts(of: input.path, .header))
    }
    return try completed(Request(inputs: inputs, settings: settings, transport: transport))
  }

  /// A request with its selection, and with its files read as deep as a verdict needs.
  ///
  /// - Throws: `MediaError`, `RequestError` and `DocumentError`, as above.
  func completed(_ request: Request) throws -> Request {
    var request = request
    request.selection = try selection(in: request)
    for path in try need.pathsNeedingPackets(for: request, profiles: profiles) {
      for index in request.inputs.indices
      where request.inputs[index].path == path && request.inputs[index].delivery.isLocalFile {
        request.inputs[index].facts = try facts(of: path, .packets)
      }
    }
    return request
  }

  /// The facts of a file; what is no media is a fact too, and speaks against the request.
  func facts(of path: String, _ depth: ProbeDepth) throws(MediaError) -> MediaFacts {
    try Self.facts(of: path, depth, memory: memory, reader: reader)
  }

  /// The same, with whatever memory of files.
  static func facts(
    of path: String, _ depth: ProbeDepth, memory: Memory,
    reader: any FactsReader = DirectReader()
  ) throws(MediaError) -> MediaFacts {
    do {
      return try memory.facts(of: path, depth: depth, reader: reader)
    } catch {
      guard let problem = error.kind.problem else { throw error }
      return .unreadable(
        path: path, byteCount: error.byteCount, kind: problem, reason: "The file \(error.reason)")
    }
  }

  /// The part of the clip that the times mean; they are counted in the first video.
  private func selection(in request: Request) throws -> Selection {
    guard from != nil || to != nil else { return .whole }
    let clip = request.inputs.first { $0.facts.kind == .video } ?? request.inputs.first
    let rate = clip?.facts.mainVideo?.frameRate
    func time(_ position: TimePosition?, _ option: String) throws -> MediaTime? {
      guard let position else { return nil }
      if case .time(let time) = position { return time }
      guard let rate = rate?.nominal ?? rate?.average else {
        throw RequestError(
          "\(option) counts frames, and \(clip?.path ?? "the input") has no frame rate; "
            + "use seconds.")
      }
      guard let time = position.time(at: rate) else {
        throw RequestError("\(option) names a timecode that does not exist at \(rate) fps.")
      }
      return time
    }
    return try Selection(from: try time(from, "--from"), to: try time(to, "--to"))
  }
}

extension MediaError.Kind {
  /// What speaks against a file that is there but could not be read, or nil for other errors.
  fileprivate var problem: MediaProblem.Kind? {
    switch self {
    case .empty, .notMedia, .refersToOthers: .unreadable
    case .tooLarge: .tooLarge
    case .timedOut: .timedOut
    case .decoderCrashed: .decoderCrashed
    case .notFound, .isDirectory, .notRegularFile, .permissionDenied, .readFailed, .damaged,
      .noSuchFrame, .outputExists, .writeFailed, .unsupported, .verificationFailed, .cancelled:
      nil
    }
  }
}
