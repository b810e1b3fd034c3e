#include "include/CDocuments.h"

#include <iconv.h>
#include <stdlib.h>

int text_decode(const char *encoding, const uint8_t *bytes, size_t count, uint8_t **text,
                size_t *size, size_t *place) {
  iconv_t converter = iconv_open("UTF-8", encoding);
  if (converter == (iconv_t)-1) return text_no_encoding;
  // Two bytes of these encodings come to three of UTF-8 at most, and four to four.
  size_t room = 2 * count + 16;
  char *out = malloc(room);
  if (!out) {
    iconv_close(converter);
    return text_no_memory;
  }
  char *from = (char *)bytes, *to = out;
  size_t left = count, free_bytes = room;
  int failed = iconv(converter, &from, &left, &to, &free_bytes) == (size_t)-1;
  iconv_close(converter);
  if (failed || left > 0) {
    *place = (size_t)(from - (char *)bytes);
    free(out);
    return text_broken;
  }
  *text = (uint8_t *)out;
  *size = (size_t)(to - out);
  return text_done;
}
