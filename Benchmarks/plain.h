/* What the C programs beside the product share: SQLite without ceremony, and the time. */
#ifndef PLAIN_H
#define PLAIN_H

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static inline void fail(sqlite3 *book, const char *what) {
  fprintf(stderr, "%s: %s\n", what, book ? sqlite3_errmsg(book) : "");
  exit(1);
}

static inline void run(sqlite3 *book, const char *sql) {
  if (sqlite3_exec(book, sql, 0, 0, 0) != SQLITE_OK) fail(book, sql);
}

static inline sqlite3 *opened(const char *path, int flags) {
  sqlite3 *book;
  if (sqlite3_open_v2(path, &book, flags, 0) != SQLITE_OK) fail(book, path);
  return book;
}

static inline sqlite3_stmt *prepared(sqlite3 *book, const char *sql) {
  sqlite3_stmt *statement;
  if (sqlite3_prepare_v2(book, sql, -1, &statement, 0) != SQLITE_OK) fail(book, sql);
  return statement;
}

static inline double wall(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

#endif
