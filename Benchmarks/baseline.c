/* The limit that recording is measured against: the rows of a recorded book, written to the same
 * schema by plain SQLite calls.
 *
 *   baseline write SOURCE SCHEMA TARGET   prints wall, user and system seconds of the writing
 *   baseline same BOOK OTHER              fails unless every table of both holds the same rows
 *   baseline balances BOOK [DAY]          prints every sub-account's balance in fen, today or at the
 *                                         end of a day (20181231), added up from the postings
 *
 * All rows are read into memory before the clock starts. One transaction writes them: the history
 * in its order, each projection once in its final state. Writing ends when the book is closed, and
 * is durable then, as the product's is (WAL, synchronous=FULL).
 */
#include <sys/resource.h>

#include "plain.h"

typedef struct {
  char type; /* i, t, b or n */
  sqlite3_int64 number;
  char *bytes;
  int length;
} Value;

typedef struct {
  char *name;
  int columns;
  long rows, room;
  Value *values;
  sqlite3_stmt *insert;
} Rows;

static Value value(sqlite3_stmt *row, int column) {
  Value value = {'n', 0, 0, 0};
  switch (sqlite3_column_type(row, column)) {
    case SQLITE_INTEGER:
      value.type = 'i';
      value.number = sqlite3_column_int64(row, column);
      break;
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      value.type = sqlite3_column_type(row, column) == SQLITE_TEXT ? 't' : 'b';
      value.length = sqlite3_column_bytes(row, column);
      value.bytes = malloc(value.length + 1);
      memcpy(value.bytes, sqlite3_column_blob(row, column), value.length);
      break;
  }
  return value;
}

static Rows read_rows(sqlite3 *book, const char *name, const char *order) {
  Rows rows = {strdup(name), 0, 0, 0, 0, 0};
  char sql[512];
  snprintf(sql, sizeof sql, "SELECT * FROM \"%s\" %s", name, order);
  sqlite3_stmt *row = prepared(book, sql);
  rows.columns = sqlite3_column_count(row);
  while (sqlite3_step(row) == SQLITE_ROW) {
    if (rows.rows == rows.room) {
      rows.room = rows.room ? rows.room * 2 : 1024;
      rows.values = realloc(rows.values, rows.room * rows.columns * sizeof(Value));
    }
    for (int column = 0; column < rows.columns; column++)
      rows.values[rows.rows * rows.columns + column] = value(row, column);
    rows.rows++;
  }
  sqlite3_finalize(row);
  return rows;
}

static void prepare_insert(sqlite3 *book, Rows *rows) {
  char sql[1024];
  int used = snprintf(sql, sizeof sql, "INSERT INTO \"%s\" VALUES (?", rows->name);
  for (int column = 1; column < rows->columns; column++)
    used += snprintf(sql + used, sizeof sql - used, ",?");
  snprintf(sql + used, sizeof sql - used, ")");
  rows->insert = prepared(book, sql);
}

static void write_row(sqlite3 *book, Rows *rows, long index) {
  sqlite3_stmt *insert = rows->insert;
  for (int column = 0; column < rows->columns; column++) {
    Value *value = &rows->values[index * rows->columns + column];
    switch (value->type) {
      case 'i': sqlite3_bind_int64(insert, column + 1, value->number); break;
      case 't':
        sqlite3_bind_text(insert, column + 1, value->bytes, value->length, SQLITE_STATIC);
        break;
      case 'b':
        sqlite3_bind_blob(insert, column + 1, value->bytes, value->length, SQLITE_STATIC);
        break;
      default: sqlite3_bind_null(insert, column + 1);
    }
  }
  if (sqlite3_step(insert) != SQLITE_DONE) fail(book, rows->name);
  sqlite3_reset(insert);
}

static sqlite3_int64 number(Rows *rows, long row) { return rows->values[row * rows->columns].number; }

static char *text_of(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) fail(0, path);
  fseek(file, 0, SEEK_END);
  long length = ftell(file);
  rewind(file);
  char *text = malloc(length + 1);
  if (fread(text, 1, length, file) != (size_t)length) fail(0, path);
  text[length] = 0;
  fclose(file);
  return text;
}

static const char *tables =
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
    "ORDER BY rowid";

static int write_book(const char *source, const char *schema, const char *target) {
  sqlite3 *from = opened(source, SQLITE_OPEN_READONLY);
  Rows events = read_rows(from, "event", "ORDER BY number");
  Rows subs = read_rows(from, "sub_account", "ORDER BY abs(number)");
  Rows postings = read_rows(from, "posting", "ORDER BY event, line");
  Rows others[64];
  int count = 0;
  sqlite3_stmt *names = prepared(from, tables);
  while (sqlite3_step(names) == SQLITE_ROW) {
    const char *name = (const char *)sqlite3_column_text(names, 0);
    if (strcmp(name, "event") && strcmp(name, "sub_account") && strcmp(name, "posting"))
      others[count++] = read_rows(from, name, "");
  }
  sqlite3_finalize(names);
  sqlite3_close(from);
  char *page = text_of(schema);

  struct rusage before, after;
  getrusage(RUSAGE_SELF, &before);
  double start = wall();
  sqlite3 *book = opened(target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  run(book, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
  run(book, page);
  run(book, "BEGIN IMMEDIATE");
  prepare_insert(book, &events);
  prepare_insert(book, &subs);
  prepare_insert(book, &postings);
  for (long row = 0; row < subs.rows; row++) write_row(book, &subs, row);
  long posting = 0;
  for (long row = 0; row < events.rows; row++) {
    for (; posting < postings.rows && number(&postings, posting) == number(&events, row); posting++)
      write_row(book, &postings, posting);
    write_row(book, &events, row);
  }
  for (int table = 0; table < count; table++) {
    prepare_insert(book, &others[table]);
    for (long row = 0; row < others[table].rows; row++) write_row(book, &others[table], row);
    sqlite3_finalize(others[table].insert);
  }
  run(book, "COMMIT");
  sqlite3_finalize(events.insert);
  sqlite3_finalize(subs.insert);
  sqlite3_finalize(postings.insert);
  if (sqlite3_close(book) != SQLITE_OK) fail(book, "close");
  double end = wall();
  getrusage(RUSAGE_SELF, &after);
  printf("%.3f %.3f %.3f\n", end - start,
         after.ru_utime.tv_sec - before.ru_utime.tv_sec +
             (after.ru_utime.tv_usec - before.ru_utime.tv_usec) / 1e6,
         after.ru_stime.tv_sec - before.ru_stime.tv_sec +
             (after.ru_stime.tv_usec - before.ru_stime.tv_usec) / 1e6);
  return 0;
}

static int same_books(const char *path, const char *other) {
  sqlite3 *book = opened(path, SQLITE_OPEN_READONLY);
  sqlite3_stmt *attach = prepared(book, "ATTACH ? AS other");
  sqlite3_bind_text(attach, 1, other, -1, SQLITE_STATIC);
  if (sqlite3_step(attach) != SQLITE_DONE) fail(book, other);
  sqlite3_finalize(attach);
  sqlite3_stmt *names = prepared(book, tables);
  int different = 0;
  long rows = 0;
  while (sqlite3_step(names) == SQLITE_ROW) {
    const char *name = (const char *)sqlite3_column_text(names, 0);
    char sql[1024];
    snprintf(sql, sizeof sql,
             "SELECT (SELECT count(*) FROM main.\"%s\"), (SELECT count(*) FROM other.\"%s\"), "
             "(SELECT count(*) FROM (SELECT * FROM main.\"%s\" EXCEPT SELECT * FROM other.\"%s\"))",
             name, name, name, name);
    sqlite3_stmt *counts = prepared(book, sql);
    if (sqlite3_step(counts) != SQLITE_ROW) fail(book, name);
    sqlite3_int64 ours = sqlite3_column_int64(counts, 0), theirs = sqlite3_column_int64(counts, 1);
    sqlite3_int64 missing = sqlite3_column_int64(counts, 2);
    if (ours != theirs || missing != 0) {
      fprintf(stderr, "%s: %lld rows and %lld, %lld of them different\n", name, ours, theirs, missing);
      different = 1;
    }
    rows += ours;
    sqlite3_finalize(counts);
  }
  sqlite3_finalize(names);
  sqlite3_close(book);
  if (!different) printf("%ld\n", rows);
  return different;
}

/* Nothing but postings is read, so that this is a second opinion on the projections too. */
static int balances(const char *path, sqlite3_int64 day) {
  sqlite3 *book = opened(path, SQLITE_OPEN_READONLY);
  sqlite3_stmt *range = prepared(book, "SELECT min(number), max(number) FROM sub_account");
  if (sqlite3_step(range) != SQLITE_ROW) fail(book, path);
  sqlite3_int64 low = sqlite3_column_int64(range, 0), high = sqlite3_column_int64(range, 1);
  sqlite3_int64 *sums = calloc(high - low + 1, sizeof *sums);
  sqlite3_stmt *row = prepared(
      book, "SELECT p.debit, p.credit, iif(p.red, -p.amount, p.amount) "
            "FROM event e JOIN posting p ON p.event = e.number WHERE e.day <= ?");
  sqlite3_bind_int64(row, 1, day);
  while (sqlite3_step(row) == SQLITE_ROW) {
    sums[sqlite3_column_int64(row, 0) - low] += sqlite3_column_int64(row, 2);
    sums[sqlite3_column_int64(row, 1) - low] -= sqlite3_column_int64(row, 2);
  }
  sqlite3_finalize(row);
  row = prepared(book, "SELECT number, account, party, guarantee FROM sub_account");
  while (sqlite3_step(row) == SQLITE_ROW) {
    sqlite3_int64 sum = sums[sqlite3_column_int64(row, 0) - low];
    if (sum == 0) continue;
    printf("%s\t%s\t%s\t%lld\n", sqlite3_column_text(row, 1), sqlite3_column_text(row, 2),
           sqlite3_column_text(row, 3), sum);
  }
  sqlite3_finalize(row);
  return 0;
}

int main(int count, char **arguments) {
  if (count == 5 && !strcmp(arguments[1], "write"))
    return write_book(arguments[2], arguments[3], arguments[4]);
  if (count == 4 && !strcmp(arguments[1], "same")) return same_books(arguments[2], arguments[3]);
  if ((count == 3 || count == 4) && !strcmp(arguments[1], "balances"))
    return balances(arguments[2], count == 4 ? atoll(arguments[3]) : 99991231);
  fprintf(stderr, "usage: baseline write SOURCE SCHEMA TARGET | same BOOK OTHER | "
                  "balances BOOK [DAY]\n");
  return 2;
}
