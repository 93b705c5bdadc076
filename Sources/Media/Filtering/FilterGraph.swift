import CFFmpeg

/// A chain of FFmpeg's filters with one way in and one way out.
package final class FilterGraph {
  private let functions: cff_filters
  private let graph: UnsafeMutablePointer<AVFilterGraph>
  private let source: UnsafeMutablePointer<AVFilterContext>
  private let sink: UnsafeMutablePointer<AVFilterContext>

  /// What goes in.
  enum Input {
    /// Frames as FFmpeg's `buffer` filter describes them.
    case pictures(String)
    /// Sound as FFmpeg's `abuffer` filter describes it.
    case sound(String)

    fileprivate var filters: (source: String, sink: String, arguments: String) {
      switch self {
      case .pictures(let arguments): ("buffer", "buffersink", arguments)
      case .sound(let arguments): ("abuffer", "abuffersink", arguments)
      }
    }
  }

  /// Builds a chain from FFmpeg's own notation.
  ///
  /// - Throws: `FFmpegError` when libavfilter or a filter is missing, or when the filters refuse. The
  ///   corresponding C function is `avfilter_graph_parse_ptr`.
  init(_ input: Input, description: String) throws(FFmpegError) {
    let functions = try Self.load()
    self.functions = functions
    var owned: UnsafeMutablePointer<AVFilterGraph>? = try allocated(
      "avfilter_graph_alloc", functions.alloc_graph())
    var isComplete = false
    defer { if !isComplete { functions.free_graph(&owned) } }
    let names = input.filters
    source = try Self.filter(names.source, named: "in", names.arguments, owned, functions)
    sink = try Self.filter(names.sink, named: "out", nil, owned, functions)
    var outputs = try Self.link(named: "in", to: source, functions)
    defer { functions.free_link(&outputs) }
    var inputs = try Self.link(named: "out", to: sink, functions)
    defer { functions.free_link(&inputs) }
    try check("avfilter_graph_parse_ptr") {
      functions.parse(owned, description, &inputs, &outputs, nil)
    }
    try check("avfilter_graph_config") { functions.configure(owned, nil) }
    graph = try allocated("avfilter_graph_alloc", owned)
    isComplete = true
  }

  deinit {
    var pointer: UnsafeMutablePointer<AVFilterGraph>? = graph
    functions.free_graph(&pointer)
  }

  /// Hands over a frame, whose contents the chain takes, or nil at the end.
  ///
  /// The corresponding C function is `av_buffersrc_add_frame_flags`.
  func send(_ frame: Frame?) throws(FFmpegError) {
    try check("av_buffersrc_add_frame_flags") { functions.add_frame(source, frame?.raw, 0) }
  }

  /// Gets the next frame that is ready; false when there is none yet, or none any more.
  ///
  /// The corresponding C function is `av_buffersink_get_frame_flags`.
  func receive(into frame: Frame) throws(FFmpegError) -> Bool {
    let result = functions.get_frame(sink, frame.raw, 0)
    if result == cff_error_try_again || result == cff_error_end_of_file { return false }
    try check("av_buffersink_get_frame_flags") { result }
    return true
  }

  /// Seconds a tick of the frames that come out.
  var timeBase: AVRational { functions.time_base(sink) }

  /// Whether this build has all of the filters.
  package static func has(_ names: [String]) -> Bool {
    guard let functions = try? load() else { return false }
    return names.allSatisfy { functions.find($0) != nil }
  }

  private static func load() throws(FFmpegError) -> cff_filters {
    var functions = cff_filters()
    guard let library = cff_open_filter_library(cff_codec_library_path()),
      cff_find_filters(library, &functions) != 0
    else { throw FFmpegError(function: "dlopen libavfilter", code: cff_error_filter_not_found) }
    return functions
  }

  private static func filter(
    _ kind: String, named name: String, _ arguments: String?,
    _ graph: UnsafeMutablePointer<AVFilterGraph>?, _ functions: cff_filters
  ) throws(FFmpegError) -> UnsafeMutablePointer<AVFilterContext> {
    var created: UnsafeMutablePointer<AVFilterContext>?
    try check("avfilter_graph_create_filter \(kind)") {
      functions.create_filter(&created, functions.find(kind), name, arguments, nil, graph)
    }
    return try allocated("avfilter_graph_create_filter", created)
  }

  /// An open end of the chain.
  private static func link(
    named name: String, to filter: UnsafeMutablePointer<AVFilterContext>, _ functions: cff_filters
  ) throws(FFmpegError) -> UnsafeMutablePointer<AVFilterInOut>? {
    let link = try allocated("avfilter_inout_alloc", functions.alloc_link())
    link.pointee.name = av_strdup(name)
    link.pointee.filter_ctx = filter
    link.pointee.pad_idx = 0
    link.pointee.next = nil
    return link
  }
}
