#include "recorder.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  sqlite3_file base;
  int number;  // of the name, among those recorded
} recorded_file;

enum { names_limit = 16 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static sqlite3_vfs layer;
static sqlite3_vfs *below;

static int recording;
static char *prefix_of_paths;
static char *names[names_limit];
static int names_count;
static recorder_step *steps;
static int64_t steps_count, steps_room;
static int64_t requests, fail_number;
static int fail_code, fail_forever;

static sqlite3_file *real(sqlite3_file *file) {
  return (sqlite3_file *)((char *)file + sizeof(recorded_file));
}

static int number_of(const char *name) {
  for (int number = 0; number < names_count; number++)
    if (strcmp(names[number], name) == 0) return number;
  if (names_count == names_limit) abort();
  names[names_count] = strdup(name);
  return names_count++;
}

static void add(enum recorder_kind kind, int file, int64_t offset, const void *bytes,
                int64_t count) {
  pthread_mutex_lock(&lock);
  if (recording) {
    if (steps_count == steps_room) {
      steps_room = steps_room ? steps_room * 2 : 1024;
      steps = realloc(steps, (size_t)steps_room * sizeof *steps);
      if (!steps) abort();
    }
    unsigned char *copy = NULL;
    if (count > 0) {
      copy = malloc((size_t)count);
      if (!copy) abort();
      memcpy(copy, bytes, (size_t)count);
    }
    steps[steps_count++] = (recorder_step){kind, file, offset, count, copy};
  }
  pthread_mutex_unlock(&lock);
}

/// Counts a request; the code to fail with, or SQLITE_OK.
static int failure(void) {
  pthread_mutex_lock(&lock);
  int code = SQLITE_OK;
  if (recording) {
    requests++;
    int is_it = fail_number > 0 && (requests == fail_number || (fail_forever && requests > fail_number));
    if (is_it) code = fail_code;
  }
  pthread_mutex_unlock(&lock);
  return code;
}

static int file_close(sqlite3_file *file) { return real(file)->pMethods->xClose(real(file)); }

static int file_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset) {
  return real(file)->pMethods->xRead(real(file), bytes, count, offset);
}

static int file_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
  int code = failure();
  if (code) return code;
  code = real(file)->pMethods->xWrite(real(file), bytes, count, offset);
  if (!code) add(recorder_write, ((recorded_file *)file)->number, offset, bytes, count);
  return code;
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size) {
  int code = failure();
  if (code) return code;
  code = real(file)->pMethods->xTruncate(real(file), size);
  if (!code) add(recorder_truncate, ((recorded_file *)file)->number, size, NULL, 0);
  return code;
}

static int file_sync(sqlite3_file *file, int flags) {
  int code = failure();
  if (code) return code;
  code = real(file)->pMethods->xSync(real(file), flags);
  if (!code) add(recorder_sync, ((recorded_file *)file)->number, 0, NULL, 0);
  return code;
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size) {
  return real(file)->pMethods->xFileSize(real(file), size);
}

static int file_lock(sqlite3_file *file, int level) {
  return real(file)->pMethods->xLock(real(file), level);
}

static int file_unlock(sqlite3_file *file, int level) {
  return real(file)->pMethods->xUnlock(real(file), level);
}

static int file_reserved(sqlite3_file *file, int *result) {
  return real(file)->pMethods->xCheckReservedLock(real(file), result);
}

static int file_control(sqlite3_file *file, int request, void *argument) {
  return real(file)->pMethods->xFileControl(real(file), request, argument);
}

static int file_sector(sqlite3_file *file) {
  return real(file)->pMethods->xSectorSize(real(file));
}

static int file_device(sqlite3_file *file) {
  return real(file)->pMethods->xDeviceCharacteristics(real(file));
}

static int file_shm_map(sqlite3_file *file, int page, int size, int extend,
                        void volatile **place) {
  return real(file)->pMethods->xShmMap(real(file), page, size, extend, place);
}

static int file_shm_lock(sqlite3_file *file, int offset, int count, int flags) {
  return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}

static void file_shm_barrier(sqlite3_file *file) {
  real(file)->pMethods->xShmBarrier(real(file));
}

static int file_shm_unmap(sqlite3_file *file, int remove) {
  return real(file)->pMethods->xShmUnmap(real(file), remove);
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_reserved,
    .xFileControl = file_control,
    .xSectorSize = file_sector,
    .xDeviceCharacteristics = file_device,
    .xShmMap = file_shm_map,
    .xShmLock = file_shm_lock,
    .xShmBarrier = file_shm_barrier,
    .xShmUnmap = file_shm_unmap,
};

static int is_recorded(const char *name) {
  pthread_mutex_lock(&lock);
  int result = recording && name && strncmp(name, prefix_of_paths, strlen(prefix_of_paths)) == 0;
  pthread_mutex_unlock(&lock);
  return result;
}

static int layer_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags,
                      int *out_flags) {
  (void)vfs;
  if (!is_recorded(name)) return below->xOpen(below, name, file, flags, out_flags);
  int exists = 0;
  below->xAccess(below, name, SQLITE_ACCESS_EXISTS, &exists);
  file->pMethods = NULL;
  int code = below->xOpen(below, name, real(file), flags, out_flags);
  if (code) {
    if (real(file)->pMethods) real(file)->pMethods->xClose(real(file));
    return code;
  }
  pthread_mutex_lock(&lock);
  ((recorded_file *)file)->number = number_of(name);
  pthread_mutex_unlock(&lock);
  if (!exists) add(recorder_create, ((recorded_file *)file)->number, 0, NULL, 0);
  file->pMethods = &methods;
  return SQLITE_OK;
}

static int layer_delete(sqlite3_vfs *vfs, const char *name, int syncs) {
  (void)vfs;
  int code = below->xDelete(below, name, syncs);
  if (!code && is_recorded(name)) {
    pthread_mutex_lock(&lock);
    int number = number_of(name);
    pthread_mutex_unlock(&lock);
    add(recorder_delete, number, syncs != 0, NULL, 0);
  }
  return code;
}

int recorder_start(const char *prefix) {
  recorder_stop();
  pthread_mutex_lock(&lock);
  for (int64_t step = 0; step < steps_count; step++) free((void *)steps[step].bytes);
  for (int number = 0; number < names_count; number++) free(names[number]);
  steps_count = names_count = 0;
  requests = fail_number = 0;
  free(prefix_of_paths);
  prefix_of_paths = strdup(prefix);
  int code = SQLITE_OK;
  if (!below) {
    below = sqlite3_vfs_find(NULL);
    layer = *below;
    layer.zName = "recorder";
    layer.szOsFile += (int)sizeof(recorded_file);
    layer.xOpen = layer_open;
    layer.xDelete = layer_delete;
    code = sqlite3_vfs_register(&layer, 1);
  }
  recording = 1;
  pthread_mutex_unlock(&lock);
  return code;
}

void recorder_stop(void) {
  pthread_mutex_lock(&lock);
  recording = 0;
  pthread_mutex_unlock(&lock);
}

void recorder_note(int64_t number) { add(recorder_mark, -1, number, NULL, 0); }

void recorder_fail(int64_t number, int code, int forever) {
  pthread_mutex_lock(&lock);
  fail_number = number;
  fail_code = code;
  fail_forever = forever;
  pthread_mutex_unlock(&lock);
}

int64_t recorder_requests(void) { return requests; }
int64_t recorder_steps(void) { return steps_count; }
recorder_step recorder_at(int64_t step) { return steps[step]; }
const char *recorder_name(int file) { return names[file]; }
