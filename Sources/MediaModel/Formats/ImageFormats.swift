extension MediaFormat {
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
