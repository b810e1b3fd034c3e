#ifndef JINZHU_RECORDER_H
#define JINZHU_RECORDER_H

#include <stdint.h>

// A layer between SQLite and the file system that writes down, in order, everything that SQLite
// asks of the files whose path begins in a certain way; it can also let one of these requests fail.
// Other files pass it by. One recording at a time.

enum recorder_kind {
  recorder_create,    // the file came into being, empty
  recorder_write,
  recorder_truncate,  // to `offset` bytes
  recorder_sync,      // of a file that came into being: of its folder too
  recorder_delete,    // `offset` is 1 where the folder was synced
  recorder_mark,      // `offset` is a number of the caller's
};

typedef struct {
  enum recorder_kind kind;
  int file;           // as in recorder_name; -1 for a mark
  int64_t offset;
  int64_t count;      // bytes written
  const unsigned char *bytes;
} recorder_step;

/// Starts afresh. SQLite's default layer from now on, for databases opened later.
int recorder_start(const char *prefix);
/// Nothing is recorded any more, nor fails.
void recorder_stop(void);
void recorder_note(int64_t number);
/// Lets the write, truncation or sync of that number, from 1, return a code of SQLite's, and all
/// later ones too if `forever`. 0 for none.
void recorder_fail(int64_t number, int code, int forever);
/// How many writes, truncations and syncs there were.
int64_t recorder_requests(void);

int64_t recorder_steps(void);
recorder_step recorder_at(int64_t step);
const char *recorder_name(int file);

#endif
