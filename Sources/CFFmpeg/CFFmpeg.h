// FFmpeg's headers, and the few names that Swift cannot import or that changed between versions.
// C only restates here; it never decides. Conditions test a library's version as listed in
// FFmpeg's doc/APIchanges.
#ifndef CFFMPEG_H
#define CFFMPEG_H

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/avutil.h>
#include <libavutil/channel_layout.h>
#include <libavutil/display.h>
#include <libavutil/dovi_meta.h>
#include <libavutil/error.h>
#include <libavutil/log.h>
#include <libavutil/mastering_display_metadata.h>
#include <libavutil/opt.h>
#include <libavutil/pixdesc.h>
#include <stdio.h>

// Macros that Swift cannot import.
static const int64_t cff_no_timestamp = AV_NOPTS_VALUE;
static const int cff_error_end_of_file = AVERROR_EOF;
static const int cff_error_try_again = AVERROR(EAGAIN);
static const int cff_error_invalid_data = AVERROR_INVALIDDATA;
static const int cff_error_input_output = AVERROR(EIO);
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

/// Where FFmpeg's own messages go: nowhere. (av_log_set_level is variadic-free but global.)
static inline void cff_silence_log(void) { av_log_set_level(AV_LOG_QUIET); }

#endif
