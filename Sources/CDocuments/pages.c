#define _GNU_SOURCE
#include "include/CDocuments.h"
#include "library.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct rectangle {
  int x, y, width, height;
};

// The head of every attribute of pango: the bytes of a text that it is about.
struct attribute {
  const void *kind;
  unsigned start, end;
};

// What is called of pango and cairo, as their headers declare it; their types are opaque here.
#define PAGE_FUNCTIONS(F)                                                                      \
  F(cairo_pdf_surface_create_for_stream, void *,                                               \
    (int (*)(void *, const unsigned char *, unsigned), void *, double, double))                \
  F(cairo_pdf_surface_set_metadata, void, (void *, int, const char *))                         \
  F(cairo_pdf_surface_set_size, void, (void *, double, double))                                \
  F(cairo_create, void *, (void *))                                                            \
  F(cairo_destroy, void, (void *))                                                             \
  F(cairo_surface_finish, void, (void *))                                                      \
  F(cairo_surface_status, int, (void *))                                                       \
  F(cairo_surface_destroy, void, (void *))                                                     \
  F(cairo_show_page, void, (void *))                                                           \
  F(cairo_set_source_rgba, void, (void *, double, double, double, double))                     \
  F(cairo_rectangle, void, (void *, double, double, double, double))                           \
  F(cairo_move_to, void, (void *, double, double))                                             \
  F(cairo_line_to, void, (void *, double, double))                                             \
  F(cairo_close_path, void, (void *))                                                          \
  F(cairo_new_path, void, (void *))                                                            \
  F(cairo_fill, void, (void *))                                                                \
  F(cairo_stroke, void, (void *))                                                              \
  F(cairo_set_line_width, void, (void *, double))                                              \
  F(cairo_set_line_join, void, (void *, int))                                                  \
  F(cairo_set_dash, void, (void *, const double *, int, double))                               \
  F(pango_cairo_create_layout, void *, (void *))                                               \
  F(pango_layout_get_context, void *, (void *))                                                \
  F(pango_context_set_round_glyph_positions, void, (void *, int))                              \
  F(pango_cairo_show_layout, void, (void *, void *))                                           \
  F(pango_layout_set_text, void, (void *, const char *, int))                                  \
  F(pango_layout_set_width, void, (void *, int))                                               \
  F(pango_layout_set_wrap, void, (void *, int))                                                \
  F(pango_layout_set_alignment, void, (void *, int))                                           \
  F(pango_layout_set_line_spacing, void, (void *, float))                                      \
  F(pango_layout_set_font_description, void, (void *, const void *))                           \
  F(pango_layout_set_attributes, void, (void *, void *))                                       \
  F(pango_attr_family_new, struct attribute *, (const char *))                                 \
  F(pango_attr_list_new, void *, (void))                                                       \
  F(pango_attr_list_insert, void, (void *, struct attribute *))                                \
  F(pango_attr_list_unref, void, (void *))                                                     \
  F(pango_layout_get_extents, void, (void *, struct rectangle *, struct rectangle *))          \
  F(pango_layout_get_baseline, int, (void *))                                                  \
  F(pango_layout_get_unknown_glyphs_count, int, (void *))                                      \
  F(pango_font_description_from_string, void *, (const char *))                                \
  F(pango_font_description_set_absolute_size, void, (void *, double))                          \
  F(pango_font_description_set_weight, void, (void *, int))                                    \
  F(pango_font_description_free, void, (void *))                                               \
  F(g_object_unref, void, (void *))

static struct { PAGE_FUNCTIONS(DECLARE) } functions;
static const char *problem;

static const char *find_functions(void) {
  const char *const names[] = {"libpangocairo-1.0.so.0", "libpangocairo-1.0.0.dylib", NULL};
  const char *missing = NULL;
  // What it is linked against (pango, cairo, gobject) is searched with it.
  void *library = open_library(names, &missing);
  if (!library) return missing;
  PAGE_FUNCTIONS(FIND)
  return NULL;
}

static void find_once(void) { problem = find_functions(); }

const char *documents_open_pages(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, find_once);
  return problem;
}

struct documents_pages {
  void *surface;
  void *context;
  void *layout;
  void *font;
  uint8_t *bytes;
  size_t count, room;
};

enum { scale = 100, pango_units = 1024 };

static double points(int32_t length) { return (double)length / scale; }

static int32_t length(int units) { return (int32_t)((int64_t)units * scale / pango_units); }

static int take(void *closure, const unsigned char *bytes, unsigned count) {
  enum { success = 0, no_memory = 1 };
  documents_pages *pages = closure;
  if (pages->room - pages->count < count) {
    size_t room = pages->room * 2 + count + 4096;
    uint8_t *more = realloc(pages->bytes, room);
    if (!more) return no_memory;
    pages->bytes = more;
    pages->room = room;
  }
  memcpy(pages->bytes + pages->count, bytes, count);
  pages->count += count;
  return success;
}

documents_pages *pages_open(int32_t width, int32_t height, const char *title, const char *author,
                            const char *created) {
  enum { of_title = 0, of_author = 1, of_creation = 5, of_change = 6 };
  enum { by_word_and_character = 2, round_join = 1 };
  documents_pages *pages = calloc(1, sizeof *pages);
  if (!pages) return NULL;
  pages->surface = functions.cairo_pdf_surface_create_for_stream(take, pages, points(width),
                                                                 points(height));
  functions.cairo_pdf_surface_set_metadata(pages->surface, of_title, title);
  functions.cairo_pdf_surface_set_metadata(pages->surface, of_author, author);
  if (created) {
    functions.cairo_pdf_surface_set_metadata(pages->surface, of_creation, created);
    functions.cairo_pdf_surface_set_metadata(pages->surface, of_change, created);
  }
  pages->context = functions.cairo_create(pages->surface);
  functions.cairo_set_line_join(pages->context, round_join);
  pages->layout = functions.pango_cairo_create_layout(pages->context);
  // Small type is set in a page's space, not in pixels.
  functions.pango_context_set_round_glyph_positions(
      functions.pango_layout_get_context(pages->layout), 0);
  functions.pango_layout_set_wrap(pages->layout, by_word_and_character);
  pages->font = functions.pango_font_description_from_string("Noto Sans CJK SC, sans-serif");
  return pages;
}

void pages_space(documents_pages *pages, int percent) {
  functions.pango_layout_set_line_spacing(pages->layout, (float)percent / 100);
}

// Latin letters and figures are set in the font's Japanese face, where they are the same. Of a face
// that has both them and Chinese to give, cairo may embed nearly a megabyte: it reads a piece that
// two letters share once only, miscounts the second letter, and then cuts nothing down.
static void set_faces(documents_pages *pages, const char *text, int count) {
  const unsigned char beyond = 0xE0;  // What a character above U+07FF begins with, or more.
  void *list = functions.pango_attr_list_new();
  for (int start = 0, end; start < count; start = end + 1) {
    for (end = start; end < count && (unsigned char)text[end] < beyond;) end++;
    if (end > start) {
      struct attribute *latin =
          functions.pango_attr_family_new("Noto Sans CJK JP, Noto Sans CJK SC, sans-serif");
      latin->start = (unsigned)start;
      latin->end = (unsigned)end;
      functions.pango_attr_list_insert(list, latin);
    }
    while (end + 1 < count && ((unsigned char)text[end + 1] & 0xC0) == 0x80) end++;
  }
  functions.pango_layout_set_attributes(pages->layout, list);
  functions.pango_attr_list_unref(list);
}

void pages_set(documents_pages *pages, const char *text, int count, int32_t size, int isBold,
               int32_t width, int isOnTheRight) {
  enum { left = 0, right = 2, normal = 400, bold = 700 };
  void *font = pages->font;
  functions.pango_font_description_set_absolute_size(font, points(size) * pango_units);
  functions.pango_font_description_set_weight(font, isBold ? bold : normal);
  functions.pango_layout_set_font_description(pages->layout, font);
  functions.pango_layout_set_width(
      pages->layout, width < 0 ? -1 : (int)((int64_t)width * pango_units / scale));
  functions.pango_layout_set_alignment(pages->layout, isOnTheRight ? right : left);
  functions.pango_layout_set_text(pages->layout, text, count);
  set_faces(pages, text, count);
}

void pages_measure(documents_pages *pages, int32_t *width, int32_t *height, int32_t *base) {
  struct rectangle logical;
  functions.pango_layout_get_extents(pages->layout, NULL, &logical);
  *width = length(logical.width);
  *height = length(logical.height);
  *base = length(functions.pango_layout_get_baseline(pages->layout));
}

int pages_missing(documents_pages *pages) {
  return functions.pango_layout_get_unknown_glyphs_count(pages->layout);
}

static void set_colour(documents_pages *pages, uint32_t colour, int opacity) {
  functions.cairo_set_source_rgba(pages->context, (colour >> 16 & 255) / 255.0,
                                  (colour >> 8 & 255) / 255.0, (colour & 255) / 255.0,
                                  opacity / 100.0);
}

void pages_show(documents_pages *pages, int32_t x, int32_t y, uint32_t colour) {
  set_colour(pages, colour, 100);
  functions.cairo_move_to(pages->context, points(x), points(y));
  functions.pango_cairo_show_layout(pages->context, pages->layout);
  functions.cairo_new_path(pages->context);
}

void pages_box(documents_pages *pages, int32_t x, int32_t y, int32_t width, int32_t height,
               uint32_t colour, int opacity) {
  set_colour(pages, colour, opacity);
  functions.cairo_rectangle(pages->context, points(x), points(y), points(width), points(height));
  functions.cairo_fill(pages->context);
}

static void follow(documents_pages *pages, const documents_point *path, int count) {
  functions.cairo_new_path(pages->context);
  for (int index = 0; index < count; index++)
    functions.cairo_line_to(pages->context, points(path[index].x), points(path[index].y));
}

void pages_path(documents_pages *pages, const documents_point *path, int count, uint32_t colour,
                int32_t width, int32_t dash) {
  double dashes[] = {points(dash), points(dash) * 2 / 3};
  set_colour(pages, colour, 100);
  functions.cairo_set_line_width(pages->context, points(width));
  functions.cairo_set_dash(pages->context, dashes, dash > 0 ? 2 : 0, 0);
  follow(pages, path, count);
  functions.cairo_stroke(pages->context);
}

void pages_area(documents_pages *pages, const documents_point *path, int count, uint32_t colour,
                int opacity) {
  set_colour(pages, colour, opacity);
  follow(pages, path, count);
  functions.cairo_close_path(pages->context);
  functions.cairo_fill(pages->context);
}

void pages_resize(documents_pages *pages, int32_t width, int32_t height) {
  functions.cairo_pdf_surface_set_size(pages->surface, points(width), points(height));
}

void pages_next(documents_pages *pages) { functions.cairo_show_page(pages->context); }

int pages_close(documents_pages *pages, uint8_t **bytes, size_t *count) {
  functions.pango_font_description_free(pages->font);
  functions.g_object_unref(pages->layout);
  functions.cairo_destroy(pages->context);
  functions.cairo_surface_finish(pages->surface);
  int error = functions.cairo_surface_status(pages->surface);
  functions.cairo_surface_destroy(pages->surface);
  *bytes = error ? NULL : pages->bytes;
  *count = error ? 0 : pages->count;
  if (error) free(pages->bytes);
  free(pages);
  return error;
}
