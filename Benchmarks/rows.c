/* Preloaded beside a program that records, writes down which rows each of its transactions
 * changed: after every COMMIT, SQLite's changeset of it goes to the end of the file that ROWS
 * names, after its length in four bytes. `replay` makes the same changes without the program.
 */
#define _GNU_SOURCE
#define SQLITE_ENABLE_SESSION
#define SQLITE_ENABLE_PREUPDATE_HOOK
#include <dlfcn.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static sqlite3 *watched;
static sqlite3_session *session;

static void require(int code, const char *what) {
  if (code == SQLITE_OK) return;
  fprintf(stderr, "rows: %s: %s\n", what, sqlite3_errstr(code));
  exit(1);
}

static void watch(void) {
  require(sqlite3session_create(watched, "main", &session), "session");
  require(sqlite3session_attach(session, 0), "attach");
}

static void take(void) {
  int size;
  void *bytes;
  require(sqlite3session_changeset(session, &size, &bytes), "changeset");
  sqlite3session_delete(session);
  watch();
  if (size == 0) return;
  FILE *file = fopen(getenv("ROWS"), "ab");
  uint32_t length = size;
  if (!file || fwrite(&length, 4, 1, file) != 1 || fwrite(bytes, size, 1, file) != 1 ||
      fclose(file) != 0)
    require(SQLITE_IOERR, "ROWS");
  sqlite3_free(bytes);
}

int sqlite3_open_v2(const char *path, sqlite3 **book, int flags, const char *layer) {
  int (*real)(const char *, sqlite3 **, int, const char *) = dlsym(RTLD_NEXT, "sqlite3_open_v2");
  int code = real(path, book, flags, layer);
  if (code == SQLITE_OK && !watched) {
    watched = *book;
    watch();
  }
  return code;
}

int sqlite3_exec(sqlite3 *book, const char *sql, int (*row)(void *, int, char **, char **),
                 void *context, char **message) {
  int (*real)(sqlite3 *, const char *, int (*)(void *, int, char **, char **), void *, char **) =
      dlsym(RTLD_NEXT, "sqlite3_exec");
  int code = real(book, sql, row, context, message);
  if (code == SQLITE_OK && book == watched && !strcmp(sql, "COMMIT")) take();
  return code;
}

int sqlite3_close_v2(sqlite3 *book) {
  int (*real)(sqlite3 *) = dlsym(RTLD_NEXT, "sqlite3_close_v2");
  if (book && book == watched) {
    sqlite3session_delete(session);
    watched = 0;
  }
  return real(book);
}
