import CFFmpeg

extension MediaStream {
  /// Lends a frame what the container says of its light, where the frame does not say it itself.
  func lendLight(to frame: Frame) {
    lend(AV_PKT_DATA_CONTENT_LIGHT_LEVEL, to: frame, as: AV_FRAME_DATA_CONTENT_LIGHT_LEVEL)
    lend(
      AV_PKT_DATA_MASTERING_DISPLAY_METADATA, to: frame,
      as: AV_FRAME_DATA_MASTERING_DISPLAY_METADATA)
  }

  private func lend(
    _ type: AVPacketSideDataType, to frame: Frame, as frameType: AVFrameSideDataType
  ) {
    guard let data = sideData(type), let source = data.baseAddress,
      av_frame_get_side_data(frame.raw, frameType) == nil,
      let lent = av_frame_new_side_data(frame.raw, frameType, data.count)
    else { return }
    UnsafeMutableRawPointer(lent.pointee.data)
      .copyMemory(from: source, byteCount: data.count)
  }
}
