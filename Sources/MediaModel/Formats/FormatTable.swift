extension MediaFormat {
  /// The formats of video and audio files.
  static let containers = [
    Row(
      name: "mp4", title: "MP4", kind: .video,
      extensions: ["mp4", "m4v", "m4a", "m4b", "f4v", "cmfv", "cmfa", "m4s"],
      aliases: ["m4v", "x-m4v", "m4a", "x-m4a", "m4b", "mp4a-latm"],
      copiedCodecs: ["h264", "hevc", "av1", "vp9", "mpeg4"]),
    Row(
      name: "mov", title: "MOV", kind: .video, extensions: ["mov", "qt"],
      aliases: ["quicktime", "qt"], mimeType: "video/quicktime", family: "mp4",
      copiedCodecs: ["h264", "hevc", "prores", "mjpeg", "mpeg4", "dnxhd"]),
    Row(
      name: "3gp", title: "3GP", kind: .video, extensions: ["3gp", "3gpp", "3g2"],
      aliases: ["3gpp", "3g2", "3gpp2"], family: "mp4"),
    Row(
      name: "mkv", title: "Matroska", kind: .video, extensions: ["mkv", "mka", "mks"],
      aliases: ["matroska", "x-matroska", "mka"], mimeType: "video/x-matroska"),
    Row(
      name: "webm", title: "WebM", kind: .video, extensions: ["webm"], family: "mkv",
      copiedCodecs: ["vp8", "vp9", "av1"]),
    Row(
      name: "avi", title: "AVI", kind: .video, extensions: ["avi"],
      aliases: ["x-msvideo", "msvideo"]),
    Row(
      name: "mpegts", title: "MPEG-TS", kind: .video,
      extensions: ["ts", "mts", "m2ts", "m2t", "mpegts"],
      aliases: ["mp2t", "ts", "m2ts", "mts"], mimeType: "video/mp2t"),
    Row(
      name: "mpegps", title: "MPEG-PS", kind: .video, extensions: ["mpg", "mpeg", "vob", "m2p"],
      aliases: ["mpg", "mpeg", "vob"]),
    Row(name: "flv", title: "FLV", kind: .video, extensions: ["flv"], aliases: ["x-flv"]),
    Row(
      name: "asf", title: "Windows Media", kind: .video, extensions: ["wmv", "wma", "asf"],
      aliases: ["x-ms-wmv", "wmv", "wma"]),
    Row(name: "mxf", title: "MXF", kind: .video, extensions: ["mxf"]),
    Row(
      name: "ogg", title: "Ogg", extensions: ["ogg", "ogv", "oga", "opus"],
      aliases: ["ogv", "oga"]),
    Row(
      name: "mp3", title: "MP3", kind: .audio, extensions: ["mp3"], aliases: ["mpga", "x-mp3"],
      mimeType: "audio/mpeg"),
    Row(
      name: "wav", title: "WAV", kind: .audio, extensions: ["wav"],
      aliases: ["wave", "x-wav", "vnd.wave"]),
    Row(name: "flac", title: "FLAC", kind: .audio, extensions: ["flac"], aliases: ["x-flac"]),
    Row(
      name: "aac", title: "AAC", kind: .audio, extensions: ["aac"],
      aliases: ["adts", "x-aac", "aacp"]),
    Row(
      name: "aiff", title: "AIFF", kind: .audio, extensions: ["aiff", "aif"],
      aliases: ["x-aiff", "aif"]),
  ]

  /// The formats of image files.
  static let images = [
    Row(
      name: "jpeg", title: "JPEG", kind: .image, extensions: ["jpg", "jpeg", "jpe", "jfif"],
      aliases: ["jpg", "jpe", "jfif", "pjpeg", "mjpg"]),
    Row(name: "png", title: "PNG", kind: .image, extensions: ["png"]),
    Row(
      name: "apng", title: "APNG", kind: .image, extensions: ["apng"],
      aliases: ["vnd.mozilla.apng"], family: "png"),
    Row(name: "webp", title: "WebP", kind: .image, extensions: ["webp"]),
    Row(name: "gif", title: "GIF", kind: .image, extensions: ["gif"]),
    Row(
      name: "heic", title: "HEIC", kind: .image, extensions: ["heic", "heif", "hif"],
      aliases: ["heif"]),
    Row(name: "avif", title: "AVIF", kind: .image, extensions: ["avif", "avis"]),
    Row(name: "tiff", title: "TIFF", kind: .image, extensions: ["tiff", "tif"], aliases: ["tif"]),
    Row(
      name: "bmp", title: "BMP", kind: .image, extensions: ["bmp"], aliases: ["x-ms-bmp", "dib"]),
    Row(name: "jxl", title: "JPEG XL", kind: .image, extensions: ["jxl"]),
    Row(name: "jp2", title: "JPEG 2000", kind: .image, extensions: ["jp2", "j2k", "jpx"]),
  ]
}
