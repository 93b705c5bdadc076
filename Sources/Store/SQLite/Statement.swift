import CSQLite

/// A compiled statement and, while it runs, its current row; owns the `sqlite3_stmt` object.
///
/// Not `Sendable`: it belongs to the thread that uses its connection.
final class Statement {
  private let handle: OpaquePointer
  private let path: String

  /// Compiles a statement that will be used again.
  ///
  /// The corresponding C function is `sqlite3_prepare_v3`.
  init(_ sql: String, in database: OpaquePointer, path: String) throws(StoreError) {
    var compiled: OpaquePointer?
    let code = sqlite3_prepare_v3(
      database, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &compiled, nil)
    guard code == SQLITE_OK, let compiled else {
      // Every statement is ours: what it names can only be missing from a database that is not.
      let isForeign = code & 0xFF == SQLITE_ERROR
      throw StoreError(code, of: database, path: path, as: isForeign ? .damaged : nil)
    }
    handle = compiled
    self.path = path
  }

  deinit { sqlite3_finalize(handle) }

  /// Sets the values for the question marks, in order.
  func bind(_ values: [Value]) throws(StoreError) {
    for (index, value) in values.enumerated() {
      let code = bind(value, at: Int32(index + 1))
      guard code == SQLITE_OK else { throw error(code) }
    }
  }

  /// Goes to the next row; false when there is none.
  ///
  /// The corresponding C function is `sqlite3_step`.
  func step() throws(StoreError) -> Bool {
    let code = sqlite3_step(handle)
    switch code {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw error(code)
    }
  }

  /// Ends the run, so that locks are released and the statement can run again.
  func reset() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  // MARK: The current row

  /// The integer in a column, from 0, or nil for null.
  func integer(_ column: Int32) -> Int64? {
    guard sqlite3_column_type(handle, column) != SQLITE_NULL else { return nil }
    return sqlite3_column_int64(handle, column)
  }

  /// The text in a column, from 0, or nil for null.
  func text(_ column: Int32) -> String? {
    guard let bytes = sqlite3_column_text(handle, column) else { return nil }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  /// The values of the row.
  var values: [Value] {
    (0..<sqlite3_column_count(handle)).map { column in
      switch sqlite3_column_type(handle, column) {
      case SQLITE_INTEGER: Value(integer(column))
      case SQLITE_TEXT: Value(text(column))
      case SQLITE_BLOB: withBytes(column) { .blob(Array($0)) }
      default: .null
      }
    }
  }

  /// Lets a closure read the bytes in a column, from 0, without copying them.
  func withBytes<Result>(_ column: Int32, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let bytes = sqlite3_column_blob(handle, column)
    let count = Int(sqlite3_column_bytes(handle, column))
    return body(UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : count))
  }

  private func bind(_ value: Value, at index: Int32) -> Int32 {
    switch value {
    case .null: sqlite3_bind_null(handle, index)
    case .integer(let number): sqlite3_bind_int64(handle, index, number)
    case .text(var text):
      text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { characters in
          // An empty text has no address, and a missing address would mean null.
          characters.baseAddress.map { address in
            sqlite3_bind_text64(
              handle, index, address, UInt64(characters.count), Self.copied, UInt8(SQLITE_UTF8))
          } ?? sqlite3_bind_text(handle, index, "", 0, Self.copied)
        }
      }
    case .blob(let bytes):
      bytes.withUnsafeBytes { bytes in
        sqlite3_bind_blob64(
          handle, index, bytes.baseAddress, UInt64(bytes.count), Self.copied)
      }
    }
  }

  /// Tells SQLite to copy what is bound: `SQLITE_TRANSIENT`, a macro that Swift does not see.
  private static var copied: sqlite3_destructor_type {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }

  private func error(_ code: Int32) -> StoreError {
    StoreError(code, of: sqlite3_db_handle(handle), path: path)
  }
}

/// A value as the database keeps it.
enum Value: Sendable, Hashable {
  case null
  case integer(Int64)
  case text(String)
  case blob([UInt8])

  /// A text, or null where there is none.
  init(_ text: String?) { self = text.map { .text($0) } ?? .null }

  /// A number, or null where there is none.
  init(_ number: Int64?) { self = number.map { .integer($0) } ?? .null }

  /// A number, or null where there is none.
  init(_ number: Int32?) { self.init(number.map { Int64($0) }) }

  /// A number, or null where there is none.
  init(_ number: Int?) { self.init(number.map { Int64($0) }) }

  /// 1 or 0, or null where nothing is known.
  init(_ flag: Bool?) { self.init(flag.map { $0 ? Int64(1) : 0 }) }

  /// A number of 64 bits without a sign, of which the database keeps the bits.
  init(bits: UInt64) { self = .integer(Int64(bitPattern: bits)) }

  /// A choice by its raw value, or null where there is none.
  init(_ choice: (some RawRepresentable<String>)?) { self.init(choice?.rawValue) }
}
