#ifndef CDOCUMENTS_ENCODINGS_H
#define CDOCUMENTS_ENCODINGS_H

// Texts that are not UTF-8, through iconv of the C library.

#include <stddef.h>
#include <stdint.h>

enum {
  text_done = 0,
  text_no_encoding = 1,
  text_broken = 2,
  text_no_memory = 3,
};

/// Bytes of an encoding as UTF-8, to be freed with `documents_free`; for bytes that are no
/// character of it, the place of the first of them.
int text_decode(const char *encoding, const uint8_t *bytes, size_t count, uint8_t **text,
                size_t *size, size_t *place);

#endif
