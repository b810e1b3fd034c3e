/* The limit that one event is measured against: the rows that each transaction of the product
 * changed (see rows.c), changed by plain SQLite calls, each transaction durable.
 *
 *   replay commits BOOK ROWS    prints the microseconds of each transaction
 *   replay sync FILE COUNT      those of writing one page and of bringing it to the disk
 *
 * What to write is read and prepared before the clock starts.
 */
#define _GNU_SOURCE
#define SQLITE_ENABLE_SESSION
#define SQLITE_ENABLE_PREUPDATE_HOOK
#include <fcntl.h>
#include <stdint.h>
#include <unistd.h>

#include "plain.h"

enum { widest = 64 };

typedef struct {
  int rank; /* sub_account, posting, event, then all others: as the triggers want it */
  sqlite3_int64 order;
  sqlite3_stmt *statement;
  int count;
  sqlite3_value *values[widest * 2];
} Change;

typedef struct {
  char sql[4096];
  sqlite3_stmt *statement;
} Known;

static sqlite3_stmt *statement(sqlite3 *book, const char *sql) {
  static Known known[512];
  static int count;
  for (int index = 0; index < count; index++)
    if (!strcmp(known[index].sql, sql)) return known[index].statement;
  if (count == 512) fail(0, "too many kinds of change");
  strcpy(known[count].sql, sql);
  return known[count++].statement = prepared(book, sql);
}

static int rank_of(const char *table) {
  const char *first[] = {"sub_account", "posting", "event"};
  for (int rank = 0; rank < 3; rank++)
    if (!strcmp(first[rank], table)) return rank;
  return 3;
}

static const char *column_name(sqlite3 *book, const char *table, int column) {
  sqlite3_stmt *names = statement(book, "SELECT name FROM pragma_table_info(?) WHERE cid = ?");
  static char name[64];
  sqlite3_bind_text(names, 1, table, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int(names, 2, column);
  if (sqlite3_step(names) != SQLITE_ROW) fail(book, table);
  snprintf(name, sizeof name, "\"%s\"", sqlite3_column_text(names, 0));
  sqlite3_reset(names);
  return name;
}

static sqlite3_value *value_of(sqlite3_changeset_iter *rows, int column, int isNew) {
  sqlite3_value *value = 0;
  if (isNew ? sqlite3changeset_new(rows, column, &value)
            : sqlite3changeset_old(rows, column, &value))
    fail(0, "changeset");
  return value ? sqlite3_value_dup(value) : 0;
}

/* The change that the iterator stands at, as a statement and the values of its parameters. */
static Change change_at(sqlite3 *book, sqlite3_changeset_iter *rows) {
  const char *table;
  int columns, operation;
  unsigned char *keys;
  sqlite3changeset_op(rows, &table, &columns, &operation, 0);
  sqlite3changeset_pk(rows, &keys, 0);
  if (columns > widest) fail(0, table);
  Change change = {.rank = rank_of(table)};
  char sql[4096], where[2048] = "";
  int used = 0;
  if (operation == SQLITE_INSERT) used = sprintf(sql, "INSERT INTO \"%s\" VALUES (", table);
  if (operation == SQLITE_UPDATE) used = sprintf(sql, "UPDATE \"%s\" SET ", table);
  if (operation == SQLITE_DELETE) used = sprintf(sql, "DELETE FROM \"%s\" ", table);
  for (int column = 0; column < columns && operation != SQLITE_DELETE; column++) {
    sqlite3_value *value = value_of(rows, column, 1);
    if (operation == SQLITE_UPDATE && (!value || keys[column])) continue;
    used += sprintf(sql + used, change.count ? ", " : "");
    if (operation == SQLITE_UPDATE)
      used += sprintf(sql + used, "%s = ", column_name(book, table, column));
    used += sprintf(sql + used, "?");
    if (keys[column]) change.order = llabs(sqlite3_value_int64(value));
    change.values[change.count++] = value;
  }
  for (int column = 0; column < columns && operation != SQLITE_INSERT; column++) {
    if (!keys[column]) continue;
    sprintf(where + strlen(where), "%s %s = ?", *where ? " AND" : " WHERE",
            column_name(book, table, column));
    change.values[change.count++] = value_of(rows, column, 0);
  }
  sprintf(sql + used, "%s%s", operation == SQLITE_INSERT ? ")" : "", where);
  change.statement = statement(book, sql);
  return change;
}

static int by_order(const void *left, const void *right) {
  const Change *a = left, *b = right;
  if (a->rank != b->rank) return a->rank - b->rank;
  return (a->order > b->order) - (a->order < b->order);
}

static void commit(sqlite3 *book, Change *changes, int count) {
  double start = wall();
  run(book, "BEGIN IMMEDIATE");
  for (int index = 0; index < count; index++) {
    sqlite3_stmt *statement = changes[index].statement;
    for (int place = 0; place < changes[index].count; place++)
      sqlite3_bind_value(statement, place + 1, changes[index].values[place]);
    if (sqlite3_step(statement) != SQLITE_DONE) fail(book, sqlite3_sql(statement));
    sqlite3_reset(statement);
  }
  run(book, "COMMIT");
  printf("%.1f\n", (wall() - start) * 1e6);
}

static int commits(const char *path, const char *rows) {
  sqlite3 *book = opened(path, SQLITE_OPEN_READWRITE);
  run(book, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536");
  FILE *file = fopen(rows, "rb");
  if (!file) fail(0, rows);
  uint32_t length;
  while (fread(&length, 4, 1, file) == 1) {
    char *bytes = malloc(length);
    if (fread(bytes, 1, length, file) != length) fail(0, rows);
    static Change changes[4096];
    int count = 0;
    sqlite3_changeset_iter *iterator;
    if (sqlite3changeset_start(&iterator, length, bytes)) fail(0, rows);
    while (sqlite3changeset_next(iterator) == SQLITE_ROW && count < 4096)
      changes[count++] = change_at(book, iterator);
    sqlite3changeset_finalize(iterator);
    qsort(changes, count, sizeof *changes, by_order);
    commit(book, changes, count);
    free(bytes);
  }
  sqlite3_close_v2(book);
  return 0;
}

static int sync_pages(const char *path, int count) {
  int file = open(path, O_CREAT | O_TRUNC | O_WRONLY, 0600);
  static char page[4096];
  for (int index = 0; index < count; index++) {
    double start = wall();
    if (write(file, page, sizeof page) != sizeof page || fdatasync(file)) fail(0, path);
    printf("%.1f\n", (wall() - start) * 1e6);
  }
  return close(file);
}

int main(int count, char **arguments) {
  if (count == 4 && !strcmp(arguments[1], "commits")) return commits(arguments[2], arguments[3]);
  if (count == 4 && !strcmp(arguments[1], "sync"))
    return sync_pages(arguments[2], atoi(arguments[3]));
  fprintf(stderr, "usage: replay commits BOOK ROWS | sync FILE COUNT\n");
  return 2;
}
