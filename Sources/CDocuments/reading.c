#include "include/CDocuments.h"
#include "library.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

// What is called of minizip (1.1) and expat (2), as their headers declare it.
#define ZIP_FUNCTIONS(F)                                    \
  F(unzOpen2_64, void *, (const void *, void *))            \
  F(unzLocateFile, int, (void *, const char *, int))        \
  F(unzOpenCurrentFile, int, (void *))                      \
  F(unzReadCurrentFile, int, (void *, void *, unsigned))    \
  F(unzCloseCurrentFile, int, (void *))                     \
  F(unzClose, int, (void *))

#define XML_FUNCTIONS(F)                                                                        \
  F(XML_ParserCreateNS, void *, (const char *, char))                                           \
  F(XML_ParserFree, void, (void *))                                                             \
  F(XML_SetUserData, void, (void *, void *))                                                    \
  F(XML_SetElementHandler, void,                                                                \
    (void *, void (*)(void *, const char *, const char **), void (*)(void *, const char *)))    \
  F(XML_SetCharacterDataHandler, void, (void *, void (*)(void *, const char *, int)))           \
  F(XML_SetStartDoctypeDeclHandler, void,                                                       \
    (void *, void (*)(void *, const char *, const char *, const char *, int)))                  \
  F(XML_Parse, int, (void *, const char *, int, int))                                           \
  F(XML_StopParser, int, (void *, unsigned char))                                               \
  F(XML_GetErrorCode, int, (void *))                                                            \
  F(XML_GetCurrentLineNumber, unsigned long, (void *))

static struct { ZIP_FUNCTIONS(DECLARE) XML_FUNCTIONS(DECLARE) } functions;
static const char *problem;

static const char *find_functions(void) {
  const char *const zips[] = {"libminizip.so.1", "libminizip.so", "libminizip.dylib", NULL};
  const char *const xmls[] = {"libexpat.so.1", "libexpat.so", "libexpat.1.dylib", NULL};
  const char *missing = NULL;
  void *library = open_library(zips, &missing);
  if (!library) return missing;
  ZIP_FUNCTIONS(FIND)
  library = open_library(xmls, &missing);
  if (!library) return missing;
  XML_FUNCTIONS(FIND)
  return NULL;
}

static void find_once(void) { problem = find_functions(); }

const char *documents_open_reading(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, find_once);
  return problem;
}

// MARK: - Archives in memory

struct memory {
  const uint8_t *bytes;
  size_t count, place;
};

static void *memory_open(void *memory, const void *name, int mode) {
  (void)name;
  (void)mode;
  return memory;
}

static unsigned long memory_read(void *opaque, void *stream, void *into, unsigned long wanted) {
  (void)opaque;
  struct memory *memory = stream;
  size_t left = memory->count - memory->place;
  size_t size = wanted < left ? wanted : left;
  memcpy(into, memory->bytes + memory->place, size);
  memory->place += size;
  return size;
}

static unsigned long memory_write(void *opaque, void *stream, const void *from,
                                  unsigned long size) {
  (void)opaque;
  (void)stream;
  (void)from;
  (void)size;
  return 0;
}

static unsigned long long memory_tell(void *opaque, void *stream) {
  (void)opaque;
  return ((struct memory *)stream)->place;
}

static long memory_seek(void *opaque, void *stream, unsigned long long offset, int origin) {
  (void)opaque;
  struct memory *memory = stream;
  unsigned long long start = origin == 1 ? memory->place : origin == 2 ? memory->count : 0;
  unsigned long long place = start + offset;
  if (place > memory->count) return -1;
  memory->place = (size_t)place;
  return 0;
}

static int memory_close(void *opaque, void *stream) {
  (void)opaque;
  (void)stream;
  return 0;
}

// As minizip's zlib_filefunc64_def.
struct access {
  void *(*open)(void *, const void *, int);
  unsigned long (*read)(void *, void *, void *, unsigned long);
  unsigned long (*write)(void *, void *, const void *, unsigned long);
  unsigned long long (*tell)(void *, void *);
  long (*seek)(void *, void *, unsigned long long, int);
  int (*close)(void *, void *);
  int (*error)(void *, void *);
  void *opaque;
};

static int unpack(void *archive, size_t limit, uint8_t **bytes, size_t *size) {
  size_t room = 1 << 16, filled = 0;
  uint8_t *buffer = malloc(room);
  int result = buffer ? zip_done : zip_too_large;
  while (result == zip_done) {
    if (filled == room) {
      uint8_t *larger = room > limit ? NULL : realloc(buffer, room * 2);
      if (!larger) {
        result = zip_too_large;
        break;
      }
      buffer = larger;
      room *= 2;
    }
    size_t left = room - filled;
    int read = functions.unzReadCurrentFile(archive, buffer + filled,
                                            (unsigned)(left < (1 << 20) ? left : (1 << 20)));
    if (read < 0) result = zip_broken;
    if (read <= 0) break;
    filled += (size_t)read;
    if (filled > limit) result = zip_too_large;
  }
  // Closing compares the checksum of a part that was read to its end.
  if (functions.unzCloseCurrentFile(archive) != 0 && result == zip_done) result = zip_broken;
  if (result != zip_done) {
    free(buffer);
    return result;
  }
  *bytes = buffer;
  *size = filled;
  return zip_done;
}

int zip_part(const uint8_t *archive, size_t count, const char *name, size_t limit, uint8_t **bytes,
             size_t *size) {
  struct memory memory = {archive, count, 0};
  struct access access = {memory_open, memory_read,  memory_write, memory_tell,
                          memory_seek, memory_close, memory_close, &memory};
  void *opened = functions.unzOpen2_64("memory", &access);
  if (!opened) return zip_broken;
  int result = zip_not_there;
  if (functions.unzLocateFile(opened, name, 2) == 0) {
    result = functions.unzOpenCurrentFile(opened) == 0 ? unpack(opened, limit, bytes, size)
                                                       : zip_broken;
  }
  functions.unzClose(opened);
  return result;
}

// MARK: - XML

struct reading {
  void *parser;
  const xml_listener *listener;
  int why;
};

static void stop(struct reading *reading, int why) {
  if (reading->why == xml_done) reading->why = why;
  functions.XML_StopParser(reading->parser, 0);
}

static void heard_start(void *context, const char *name, const char **attributes) {
  struct reading *reading = context;
  if (reading->why != xml_done) return;
  if (reading->listener->start(reading->listener->context, name, attributes))
    stop(reading, xml_stopped);
}

static void heard_end(void *context, const char *name) {
  struct reading *reading = context;
  if (reading->why != xml_done) return;
  if (reading->listener->end(reading->listener->context, name)) stop(reading, xml_stopped);
}

static void heard_text(void *context, const char *bytes, int count) {
  struct reading *reading = context;
  if (reading->why != xml_done) return;
  if (reading->listener->text(reading->listener->context, bytes, count))
    stop(reading, xml_stopped);
}

static void heard_doctype(void *context, const char *name, const char *system, const char *public,
                          int has_subset) {
  (void)name;
  (void)system;
  (void)public;
  (void)has_subset;
  stop(context, xml_has_doctype);
}

int xml_read(const uint8_t *bytes, size_t count, const xml_listener *listener, int64_t *line) {
  void *parser = functions.XML_ParserCreateNS(NULL, '|');
  if (!parser) return xml_no_memory;
  struct reading reading = {parser, listener, xml_done};
  functions.XML_SetUserData(parser, &reading);
  functions.XML_SetElementHandler(parser, heard_start, heard_end);
  functions.XML_SetCharacterDataHandler(parser, heard_text);
  functions.XML_SetStartDoctypeDeclHandler(parser, heard_doctype);
  int result = xml_done;
  const size_t step = 1 << 20;
  do {
    size_t size = count < step ? count : step;
    count -= size;
    if (!functions.XML_Parse(parser, (const char *)bytes, (int)size, count == 0)) {
      result = reading.why != xml_done ? reading.why : functions.XML_GetErrorCode(parser);
      break;
    }
    bytes += size;
  } while (count > 0);
  *line = (int64_t)functions.XML_GetCurrentLineNumber(parser);
  functions.XML_ParserFree(parser);
  return result;
}
