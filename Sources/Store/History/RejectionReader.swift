import Preflight
import ProviderAnswers

/// Reads from the database what providers said against requests.
struct RejectionReader {
  let connection: Connection

  /// The rejections of an entry, in their order.
  func rejections(_ id: [Value]) throws(StoreError) -> [Rejection] {
    let bounds = try bounds(id)
    return try connection.rows(
      """
      SELECT position, provider, code, status, field, message FROM entry_rejections
      WHERE entry = ? ORDER BY position
      """, id
    ) { row in
      let position = row.integer(0)
      return Rejection(
        provider: row.text(1), code: row.text(2), status: row.integer(3).map { Int($0) },
        field: Lines.elements(of: row.text(4) ?? ""), message: row.text(5),
        bounds: bounds.filter { $0.0 == position }.map(\.1))
    }
  }

  /// The stated limits of an entry, each with the position of its rejection.
  private func bounds(_ id: [Value]) throws(StoreError) -> [(Int64?, StatedBound)] {
    try connection.rows(
      """
      SELECT rejection, quantity, bounds, media_type, sent, confidence FROM entry_bounds
      WHERE entry = ? ORDER BY rejection, position
      """, id
    ) { row -> (Int64?, StatedBound)? in
      guard let quantity = row.text(1).flatMap(Quantity.init(rawValue:)),
        let bounds = row.text(2).flatMap(Bounds.init(stored:)),
        let confidence = row.text(5).flatMap(StatedBound.Confidence.init(rawValue:))
      else { return nil }
      return (
        row.integer(0),
        StatedBound(
          quantity, bounds, mediaType: row.text(3).flatMap(MediaType.init(rawValue:)),
          sent: row.text(4).flatMap(SettingValue.init(stored:)), confidence: confidence)
      )
    }.compactMap(\.self)
  }
}
