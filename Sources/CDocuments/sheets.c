#define _GNU_SOURCE
#include "include/CDocuments.h"
#include "library.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

// What is called of libxlsxwriter, as its headers (1.1) declare it; its own types are opaque here.
// These have kept their form since version 1.0.
#define SHEET_FUNCTIONS(F)                                                                     \
  F(workbook_new, void *, (const char *))                                                      \
  F(workbook_add_worksheet, void *, (void *, const char *))                                    \
  F(workbook_add_format, void *, (void *))                                                     \
  F(workbook_add_chart, void *, (void *, uint8_t))                                             \
  F(workbook_set_properties, int, (void *, void *))                                            \
  F(workbook_close, int, (void *))                                                             \
  F(format_set_num_format, void, (void *, const char *))                                       \
  F(format_set_bold, void, (void *))                                                           \
  F(format_set_text_wrap, void, (void *))                                                      \
  F(format_set_align, void, (void *, uint8_t))                                                 \
  F(format_set_top, void, (void *, uint8_t))                                                   \
  F(format_set_bottom, void, (void *, uint8_t))                                                \
  F(format_set_font_size, void, (void *, double))                                              \
  F(format_set_font_color, void, (void *, uint32_t))                                           \
  F(format_set_bg_color, void, (void *, uint32_t))                                             \
  F(format_set_border, void, (void *, uint8_t))                                                \
  F(worksheet_merge_range, int,                                                                \
    (void *, uint32_t, uint16_t, uint32_t, uint16_t, const char *, void *))                    \
  F(worksheet_set_row, int, (void *, uint32_t, double, void *))                                \
  F(worksheet_print_area, int, (void *, uint32_t, uint16_t, uint32_t, uint16_t))               \
  F(worksheet_write_string, int, (void *, uint32_t, uint16_t, const char *, void *))           \
  F(worksheet_write_number, int, (void *, uint32_t, uint16_t, double, void *))                 \
  F(worksheet_write_formula_num, int,                                                          \
    (void *, uint32_t, uint16_t, const char *, void *, double))                                \
  F(worksheet_set_column, int, (void *, uint16_t, uint16_t, double, void *))                   \
  F(worksheet_freeze_panes, void, (void *, uint32_t, uint16_t))                                \
  F(worksheet_set_paper, void, (void *, uint8_t))                                              \
  F(worksheet_set_landscape, void, (void *))                                                   \
  F(worksheet_fit_to_pages, void, (void *, uint16_t, uint16_t))                                \
  F(worksheet_repeat_rows, int, (void *, uint32_t, uint32_t))                                  \
  F(worksheet_set_footer, int, (void *, const char *))                                         \
  F(worksheet_insert_chart, int, (void *, uint32_t, uint16_t, void *))                         \
  F(chart_add_series, void *, (void *, const char *, const char *))                            \
  F(chart_series_set_name, void, (void *, const char *))                                       \
  F(chart_title_set_name, void, (void *, const char *))

static struct { SHEET_FUNCTIONS(DECLARE) } functions;
static const char *problem;

static const char *find_functions(void) {
  const char *const names[] = {
      "libxlsxwriter.so.4", "libxlsxwriter.so.5", "libxlsxwriter.so.6", "libxlsxwriter.so.7",
      "libxlsxwriter.so.8", "libxlsxwriter.so.9", "libxlsxwriter.so.10", "libxlsxwriter.so",
      "libxlsxwriter.dylib", NULL};
  const char *missing = NULL;
  void *library = open_library(names, &missing);
  if (!library) return missing;
  SHEET_FUNCTIONS(FIND)
  return NULL;
}

static void find_once(void) { problem = find_functions(); }

const char *documents_open_sheets(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, find_once);
  return problem;
}

void documents_free(uint8_t *bytes) { free(bytes); }

// As libxlsxwriter's lxw_doc_properties.
struct properties {
  const char *title, *subject, *author, *manager, *company, *category, *keywords, *comments;
  const char *status, *hyperlink_base;
  time_t created;
};

struct documents_sheets {
  void *workbook;
  void *sheet;
  char path[4096];
};

documents_sheets *sheets_open(const char *title, const char *author, int64_t created) {
  documents_sheets *sheets = calloc(1, sizeof *sheets);
  if (!sheets) return NULL;
  const char *folder = getenv("TMPDIR");
  snprintf(sheets->path, sizeof sheets->path, "%s/jinzhu-XXXXXX",
           folder && *folder ? folder : "/tmp");
  int file = mkstemp(sheets->path);
  if (file < 0) {
    free(sheets);
    return NULL;
  }
  close(file);
  sheets->workbook = functions.workbook_new(sheets->path);
  if (!sheets->workbook) {
    unlink(sheets->path);
    free(sheets);
    return NULL;
  }
  struct properties properties = {.title = title, .author = author, .created = (time_t)created};
  functions.workbook_set_properties(sheets->workbook, &properties);
  return sheets;
}

void *sheets_format(documents_sheets *sheets, const char *pattern, int flags) {
  enum { left = 1, centre = 2, right = 3, top = 8, middle = 10, thin = 1, doubled = 6 };
  void *format = functions.workbook_add_format(sheets->workbook);
  if (!format) return NULL;
  if (*pattern) functions.format_set_num_format(format, pattern);
  functions.format_set_align(format, flags & sheets_on_the_right ? right : left);
  functions.format_set_align(format, top);
  if (flags & (sheets_bold | sheets_heading | sheets_total)) functions.format_set_bold(format);
  if (flags & sheets_wrapped) functions.format_set_text_wrap(format);
  if (flags & sheets_heading) {
    functions.format_set_bottom(format, thin);
    functions.format_set_bg_color(format, 0xEEF1F5);
  }
  if (flags & sheets_total) {
    functions.format_set_top(format, thin);
    functions.format_set_bottom(format, doubled);
  }
  if (flags & sheets_centred) {
    functions.format_set_align(format, centre);
    functions.format_set_align(format, middle);
  }
  if (flags & sheets_bordered) functions.format_set_border(format, thin);
  if (flags & sheets_faint) functions.format_set_font_color(format, 0x5B6470);
  if (flags & sheets_large) functions.format_set_font_size(format, 15);
  return format;
}

int sheets_next(documents_sheets *sheets, const char *name) {
  void *sheet = functions.workbook_add_worksheet(sheets->workbook, name);
  if (!sheet) return -1;
  sheets->sheet = sheet;
  return 0;
}

int sheets_text(documents_sheets *sheets, uint32_t row, uint16_t column, const char *text,
                void *format) {
  return functions.worksheet_write_string(sheets->sheet, row, column, text, format);
}

// A quotient of whole numbers below 2^53 is the binary number nearest to it, so that a program
// which rounds it to the places shown gets the exact figure.
static double quotient(int64_t value, int64_t divisor) {
  return (double)value / (double)divisor;
}

int sheets_number(documents_sheets *sheets, uint32_t row, uint16_t column, int64_t value,
                  int64_t divisor, void *format) {
  return functions.worksheet_write_number(sheets->sheet, row, column, quotient(value, divisor),
                                          format);
}

int sheets_formula(documents_sheets *sheets, uint32_t row, uint16_t column, const char *formula,
                   int64_t value, int64_t divisor, void *format) {
  return functions.worksheet_write_formula_num(sheets->sheet, row, column, formula, format,
                                               quotient(value, divisor));
}

int sheets_width(documents_sheets *sheets, uint16_t column, int width) {
  return functions.worksheet_set_column(sheets->sheet, column, column, width / 100.0, NULL);
}

void sheets_freeze(documents_sheets *sheets, uint32_t row, uint16_t column) {
  functions.worksheet_freeze_panes(sheets->sheet, row, column);
}

int sheets_print(documents_sheets *sheets, int isLandscape, int64_t header, const char *footer) {
  enum { a4 = 9 };
  functions.worksheet_set_paper(sheets->sheet, a4);
  if (isLandscape) functions.worksheet_set_landscape(sheets->sheet);
  functions.worksheet_fit_to_pages(sheets->sheet, 1, 0);
  if (header >= 0)
    functions.worksheet_repeat_rows(sheets->sheet, (uint32_t)header, (uint32_t)header);
  return functions.worksheet_set_footer(sheets->sheet, footer);
}

int sheets_merge(documents_sheets *sheets, uint32_t row, uint16_t column, uint32_t lastRow,
                 uint16_t lastColumn, const char *text, void *format) {
  if (row == lastRow && column == lastColumn) return sheets_text(sheets, row, column, text, format);
  return functions.worksheet_merge_range(sheets->sheet, row, column, lastRow, lastColumn, text,
                                         format);
}

int sheets_height(documents_sheets *sheets, uint32_t row, int points) {
  return functions.worksheet_set_row(sheets->sheet, row, points, NULL);
}

int sheets_area(documents_sheets *sheets, uint32_t lastRow, uint16_t lastColumn,
                uint32_t firstHeader, uint32_t lastHeader) {
  int error = functions.worksheet_print_area(sheets->sheet, 0, 0, lastRow, lastColumn);
  if (error) return error;
  return functions.worksheet_repeat_rows(sheets->sheet, firstHeader, lastHeader);
}

void *sheets_chart(documents_sheets *sheets, const char *title) {
  enum { of_lines = 11 };
  void *chart = functions.workbook_add_chart(sheets->workbook, of_lines);
  if (chart && *title) functions.chart_title_set_name(chart, title);
  return chart;
}

int sheets_line(void *chart, const char *days, const char *figures, const char *name) {
  void *series = functions.chart_add_series(chart, days, figures);
  if (!series) return -1;
  functions.chart_series_set_name(series, name);
  return 0;
}

int sheets_place(documents_sheets *sheets, void *chart, uint32_t row, uint16_t column) {
  return functions.worksheet_insert_chart(sheets->sheet, row, column, chart);
}

// All bytes of a file; 0 when they are read.
static int read_file(const char *path, uint8_t **bytes, size_t *count) {
  FILE *file = fopen(path, "rb");
  if (!file) return -1;
  long size = fseek(file, 0, SEEK_END) == 0 ? ftell(file) : -1;
  rewind(file);
  *bytes = size > 0 ? malloc((size_t)size) : NULL;
  *count = *bytes ? fread(*bytes, 1, (size_t)size, file) : 0;
  fclose(file);
  if (*bytes && *count == (size_t)size) return 0;
  free(*bytes);
  *bytes = NULL;
  return -1;
}

int sheets_close(documents_sheets *sheets, uint8_t **bytes, size_t *count) {
  *bytes = NULL;
  *count = 0;
  int error = functions.workbook_close(sheets->workbook);
  if (!error) error = read_file(sheets->path, bytes, count);
  unlink(sheets->path);
  free(sheets);
  return error;
}
