// FFmpeg's headers, and the few names that Swift cannot import or that changed between versions.
// C only restates here; it never decides. Conditions test a library's version as listed in
// FFmpeg's doc/APIchanges.
#ifndef CFFMPEG_H
#define CFFMPEG_H

#include <dlfcn.h>
#include <libavcodec/avcodec.h>
#include <libavfilter/avfilter.h>
#include <libavfilter/buffersink.h>
#include <libavfilter/buffersrc.h>
#include <libavformat/avformat.h>
#include <libavutil/avutil.h>
#include <libavutil/channel_layout.h>
#include <libavutil/cpu.h>
#include <libavutil/display.h>
#include <libavutil/dovi_meta.h>
#include <libavutil/error.h>
#include <libavutil/hash.h>
#include <libavutil/imgutils.h>
#include <libavutil/log.h>
#include <libavutil/mastering_display_metadata.h>
#include <libavutil/opt.h>
#include <libavutil/pixdesc.h>
#include <stdio.h>
#include <string.h>

// Macros that Swift cannot import.
static const int64_t cff_no_timestamp = AV_NOPTS_VALUE;
static const int cff_error_end_of_file = AVERROR_EOF;
static const int cff_error_try_again = AVERROR(EAGAIN);
static const int cff_error_invalid_data = AVERROR_INVALIDDATA;
static const int cff_error_input_output = AVERROR(EIO);
static const int cff_error_stream_not_found = AVERROR_STREAM_NOT_FOUND;
static const int cff_error_encoder_not_found = AVERROR_ENCODER_NOT_FOUND;
static const int cff_error_filter_not_found = AVERROR_FILTER_NOT_FOUND;
static const int cff_error_decoder_not_found = AVERROR_DECODER_NOT_FOUND;

/// The stream's side data of one type, or NULL. Moved to codecpar in lavc 60.30 (FFmpeg 6.1).
static inline const uint8_t *cff_stream_side_data(
    const AVStream *stream, enum AVPacketSideDataType type, size_t *size) {
#if LIBAVCODEC_VERSION_INT >= AV_VERSION_INT(60, 30, 100)
  const AVPacketSideData *found = av_packet_side_data_get(
      stream->codecpar->coded_side_data, stream->codecpar->nb_coded_side_data, type);
  if (size) *size = found ? found->size : 0;
  return found ? found->data : NULL;
#else
  return av_stream_get_side_data(stream, type, size);
#endif
}

/// Room for side data of a stream being written, or NULL; see cff_stream_side_data.
static inline uint8_t *cff_add_stream_side_data(
    AVStream *stream, enum AVPacketSideDataType type, size_t size) {
#if LIBAVCODEC_VERSION_INT >= AV_VERSION_INT(60, 30, 100)
  AVPacketSideData *added = av_packet_side_data_new(
      &stream->codecpar->coded_side_data, &stream->codecpar->nb_coded_side_data, type, size, 0);
  return added ? added->data : NULL;
#else
  return av_stream_new_side_data(stream, type, size);
#endif
}

/// Whether a frame is interlaced. A field until lavu 58.7 (FFmpeg 6.1), a flag since.
static inline int cff_frame_is_interlaced(const AVFrame *frame) {
#if LIBAVUTIL_VERSION_INT >= AV_VERSION_INT(58, 7, 100)
  return (frame->flags & AV_FRAME_FLAG_INTERLACED) != 0;
#else
  return frame->interlaced_frame;
#endif
}

/// Whether the top field of an interlaced frame comes first; see cff_frame_is_interlaced.
static inline int cff_frame_is_top_field_first(const AVFrame *frame) {
#if LIBAVUTIL_VERSION_INT >= AV_VERSION_INT(58, 7, 100)
  return (frame->flags & AV_FRAME_FLAG_TOP_FIELD_FIRST) != 0;
#else
  return frame->top_field_first;
#endif
}

/// Marks a frame as interlaced, or not; see cff_frame_is_interlaced.
static inline void cff_frame_set_interlaced(AVFrame *frame, int interlaced, int top_first) {
#if LIBAVUTIL_VERSION_INT >= AV_VERSION_INT(58, 7, 100)
  frame->flags &= ~(AV_FRAME_FLAG_INTERLACED | AV_FRAME_FLAG_TOP_FIELD_FIRST);
  if (interlaced) frame->flags |= AV_FRAME_FLAG_INTERLACED;
  if (top_first) frame->flags |= AV_FRAME_FLAG_TOP_FIELD_FIRST;
#else
  frame->interlaced_frame = interlaced;
  frame->top_field_first = top_first;
#endif
}

/// How long a frame shows, in ticks of its stream. Renamed in lavu 57.30 (FFmpeg 6.0).
static inline int64_t cff_frame_duration(const AVFrame *frame) {
#if LIBAVUTIL_VERSION_INT >= AV_VERSION_INT(57, 30, 100)
  return frame->duration;
#else
  return frame->pkt_duration;
#endif
}

/// A parser for a codec, or NULL. The parameter turned from int into an enum in FFmpeg 9.0.
static inline AVCodecParserContext *cff_parser(enum AVCodecID codec) {
  return av_parser_init(codec);
}

/// Answers every wish of a demuxer to open a further file or address: no.
static inline int cff_no_other_file(
    AVFormatContext *context, AVIOContext **file, const char *url, int flags,
    AVDictionary **options) {
  (void)context, (void)file, (void)url, (void)flags, (void)options;
  return AVERROR(EPERM);
}

/// Makes a demuxer use nothing but the input that it was given.
static inline void cff_refuse_other_files(AVFormatContext *context) {
  context->io_open = cff_no_other_file;
}

/// Hands a file being written to a muxer that wants to read what it wrote, and takes it back.
/// The closing callback got a return value in lavf 59.10 (FFmpeg 5.0).
typedef int (*cff_open_callback)(
    AVFormatContext *context, AVIOContext **file, const char *url, int flags,
    AVDictionary **options);
typedef int (*cff_close_callback)(AVFormatContext *context, AVIOContext *file);
static inline void cff_set_file_callbacks(
    AVFormatContext *context, cff_open_callback open, cff_close_callback close) {
  context->io_open = open;
  context->io_close2 = close;
}

/// An AVIOContext that writes. The buffer became const in lavf 61 (FFmpeg 7.0).
typedef int (*cff_write_callback)(void *opaque, const uint8_t *bytes, int count);
static inline AVIOContext *cff_alloc_output(
    uint8_t *buffer, int size, void *opaque, cff_write_callback write,
    int64_t (*seek)(void *opaque, int64_t offset, int whence)) {
#if LIBAVFORMAT_VERSION_MAJOR >= 61
  return avio_alloc_context(buffer, size, 1, opaque, NULL, write, seek);
#else
  return avio_alloc_context(
      buffer, size, 1, opaque, NULL, (int (*)(void *, uint8_t *, int))write, seek);
#endif
}

/// Whether an encoder takes pictures of a format. The list became a function in lavc 61.13 (7.1).
static inline int cff_encoder_accepts(const AVCodec *codec, enum AVPixelFormat format) {
#if LIBAVCODEC_VERSION_INT >= AV_VERSION_INT(61, 13, 100)
  const void *list = NULL;
  int count = 0;
  if (avcodec_get_supported_config(
          NULL, codec, AV_CODEC_CONFIG_PIX_FORMAT, 0, &list, &count) < 0 || !list)
    return 1;
  const enum AVPixelFormat *formats = list;
  for (int i = 0; i < count; i++) if (formats[i] == format) return 1;
  return 0;
#else
  if (!codec->pix_fmts) return 1;
  for (const enum AVPixelFormat *f = codec->pix_fmts; *f != AV_PIX_FMT_NONE; f++)
    if (*f == format) return 1;
  return 0;
#endif
}

/// The first sample format that an audio encoder takes; see cff_encoder_accepts.
static inline enum AVSampleFormat cff_encoder_sample_format(const AVCodec *codec) {
#if LIBAVCODEC_VERSION_INT >= AV_VERSION_INT(61, 13, 100)
  const void *list = NULL;
  int count = 0;
  if (avcodec_get_supported_config(
          NULL, codec, AV_CODEC_CONFIG_SAMPLE_FORMAT, 0, &list, &count) < 0 || !list || count < 1)
    return AV_SAMPLE_FMT_NONE;
  return ((const enum AVSampleFormat *)list)[0];
#else
  return codec->sample_fmts ? codec->sample_fmts[0] : AV_SAMPLE_FMT_NONE;
#endif
}

/// The functions of libavfilter that are used. The library is loaded only by who filters, since
/// loading it costs every start of the program about 20 ms.
typedef struct cff_filters {
  const AVFilter *(*find)(const char *name);
  AVFilterGraph *(*alloc_graph)(void);
  void (*free_graph)(AVFilterGraph **graph);
  int (*create_filter)(
      AVFilterContext **filter, const AVFilter *kind, const char *name, const char *arguments,
      void *opaque, AVFilterGraph *graph);
  AVFilterInOut *(*alloc_link)(void);
  void (*free_link)(AVFilterInOut **link);
  int (*parse)(
      AVFilterGraph *graph, const char *description, AVFilterInOut **inputs,
      AVFilterInOut **outputs, void *log);
  int (*configure)(AVFilterGraph *graph, void *log);
  int (*add_frame)(AVFilterContext *source, AVFrame *frame, int flags);
  int (*get_frame)(AVFilterContext *sink, AVFrame *frame, int flags);
  AVRational (*time_base)(const AVFilterContext *sink);
} cff_filters;

#define CFF_TEXT_OF(number) #number
#define CFF_TEXT(number) CFF_TEXT_OF(number)
#if defined(__APPLE__)
#define CFF_FILTER_LIBRARY "libavfilter." CFF_TEXT(LIBAVFILTER_VERSION_MAJOR) ".dylib"
#else
#define CFF_FILTER_LIBRARY "libavfilter.so." CFF_TEXT(LIBAVFILTER_VERSION_MAJOR)
#endif

/// Whether links between filters carry colour: since libavfilter 10 (FFmpeg 7.0).
static inline int cff_filter_links_carry_color(void) { return LIBAVFILTER_VERSION_MAJOR >= 10; }

/// Where the libavcodec in use was loaded from, or NULL when the system does not tell.
static inline const char *cff_codec_library_path(void) {
#if defined(__APPLE__) || defined(__USE_GNU)
  Dl_info info;
  return dladdr((const void *)avcodec_version, &info) ? info.dli_fname : NULL;
#else
  return NULL;
#endif
}

/// Opens the libavfilter that lies beside a library given by its path, else any that the system
/// finds.
static inline void *cff_open_filter_library(const char *sibling) {
  char path[4096];
  const char *slash = sibling ? strrchr(sibling, '/') : NULL;
  if (slash && (size_t)(slash - sibling) + sizeof CFF_FILTER_LIBRARY + 1 < sizeof path) {
    snprintf(path, sizeof path, "%.*s/%s", (int)(slash - sibling), sibling, CFF_FILTER_LIBRARY);
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (library) return library;
  }
  return dlopen(CFF_FILTER_LIBRARY, RTLD_NOW | RTLD_LOCAL);
}

/// Finds the functions in a loaded libavfilter; 0 when one is missing.
static inline int cff_find_filters(void *library, cff_filters *filters) {
  return (filters->find = dlsym(library, "avfilter_get_by_name"))
      && (filters->alloc_graph = dlsym(library, "avfilter_graph_alloc"))
      && (filters->free_graph = dlsym(library, "avfilter_graph_free"))
      && (filters->create_filter = dlsym(library, "avfilter_graph_create_filter"))
      && (filters->alloc_link = dlsym(library, "avfilter_inout_alloc"))
      && (filters->free_link = dlsym(library, "avfilter_inout_free"))
      && (filters->parse = dlsym(library, "avfilter_graph_parse_ptr"))
      && (filters->configure = dlsym(library, "avfilter_graph_config"))
      && (filters->add_frame = dlsym(library, "av_buffersrc_add_frame_flags"))
      && (filters->get_frame = dlsym(library, "av_buffersink_get_frame_flags"))
      && (filters->time_base = dlsym(library, "av_buffersink_get_time_base"));
}

/// Where FFmpeg's own messages go: nowhere. (av_log_set_level is variadic-free but global.)
static inline void cff_silence_log(void) { av_log_set_level(AV_LOG_QUIET); }

#endif
