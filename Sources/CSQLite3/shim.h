#ifndef CSQLITE3_SHIM_H
#define CSQLITE3_SHIM_H

#include <sqlite3.h>
#include <string.h>

// SQLITE_TRANSIENT is a function pointer made from -1, which Swift cannot import.
// A null pointer would bind NULL, so an empty value gets an address of its own.

static inline int csqlite3_bind_text(sqlite3_stmt *statement, int index,
                                     const unsigned char *text, sqlite3_uint64 count) {
  return sqlite3_bind_text64(statement, index, text ? (const char *)text : "", count,
                             SQLITE_TRANSIENT, SQLITE_UTF8);
}

static inline int csqlite3_bind_blob(sqlite3_stmt *statement, int index,
                                     const void *bytes, sqlite3_uint64 count) {
  return sqlite3_bind_blob64(statement, index, bytes ? bytes : "", count, SQLITE_TRANSIENT);
}

// Variadic functions cannot be called from Swift.
static inline int csqlite3_config_no_statistics(void) {
  return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

#endif
