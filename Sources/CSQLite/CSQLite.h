#include <sqlite3.h>

/// Leaves the write-ahead log when the database is closed; variadic functions are not seen by Swift.
static inline int csq_keep_log(sqlite3 *database) {
  return sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)0);
}
