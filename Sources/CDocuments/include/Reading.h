#ifndef CDOCUMENTS_READING_H
#define CDOCUMENTS_READING_H

// Parts of zip archives through minizip, and XML through expat. Both are opened when the first such
// file is read.

#include <stddef.h>
#include <stdint.h>

/// Opens both libraries. NULL when they are ready; else what the system says.
const char *documents_open_reading(void);

enum {
  zip_done = 0,
  zip_not_there = 1,
  zip_too_large = 2,
  zip_broken = 3,
};

/// One part of an archive in memory, by its name, as bytes to be freed with `documents_free`; no
/// more of it is unpacked than the limit.
int zip_part(const uint8_t *archive, size_t count, const char *name, size_t limit, uint8_t **bytes,
             size_t *size);

/// Who is told of what an XML document holds. Names are `namespace|name`; attributes are names and
/// values in turn up to NULL. A call that does not give 0 stops the reading.
typedef struct {
  void *context;
  int (*start)(void *context, const char *name, const char **attributes);
  int (*end)(void *context, const char *name);
  int (*text)(void *context, const char *bytes, int count);
} xml_listener;

enum {
  xml_done = 0,
  xml_stopped = -1,
  xml_has_doctype = -2,
  xml_no_memory = -3,
};

/// Reads a document whole. A document type, and with it every entity, is refused. 0, one of the
/// above, or an error of expat; with the line reached.
int xml_read(const uint8_t *bytes, size_t count, const xml_listener *listener, int64_t *line);

#endif
