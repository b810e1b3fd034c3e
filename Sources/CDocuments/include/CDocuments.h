#ifndef CDOCUMENTS_H
#define CDOCUMENTS_H

// Spreadsheets and pages of print through libxlsxwriter and pango/cairo.
//
// The libraries are opened when the first such document is asked for, so that nothing else waits
// for them. Lengths and colours come in as integers: binary floating point stays inside.

#include "Encodings.h"
#include "Reading.h"

#include <stddef.h>
#include <stdint.h>

/// Opens the library for spreadsheets. NULL when it is ready; else what the system says.
const char *documents_open_sheets(void);
/// Opens the libraries for pages. NULL when they are ready; else what the system says.
const char *documents_open_pages(void);
/// Frees bytes that the calls below gave.
void documents_free(uint8_t *bytes);

// MARK: - Spreadsheets. Rows and columns count from 0.

typedef struct documents_sheets documents_sheets;

/// A workbook, created at a second since 1970. NULL when no file for it can be made.
documents_sheets *sheets_open(const char *title, const char *author, int64_t created);

enum {
  sheets_bold = 1,
  sheets_wrapped = 2,
  sheets_on_the_right = 4,
  sheets_heading = 8,
  sheets_total = 16,
  sheets_faint = 32,
  sheets_large = 64,
  sheets_centred = 128,
  sheets_bordered = 256,
};

/// A way to show a cell: a pattern for numbers ("" for none) and what the flags add. NULL when
/// there is no room for it.
void *sheets_format(documents_sheets *sheets, const char *pattern, int flags);
/// Starts the next sheet, which the calls below write to. 0, or an error of libxlsxwriter.
int sheets_next(documents_sheets *sheets, const char *name);
int sheets_text(documents_sheets *sheets, uint32_t row, uint16_t column, const char *text,
                void *format);
/// The number `value / divisor`.
int sheets_number(documents_sheets *sheets, uint32_t row, uint16_t column, int64_t value,
                  int64_t divisor, void *format);
/// A formula with the number that it gives.
int sheets_formula(documents_sheets *sheets, uint32_t row, uint16_t column, const char *formula,
                   int64_t value, int64_t divisor, void *format);
/// The width of a column, in hundredths of a digit.
int sheets_width(documents_sheets *sheets, uint16_t column, int width);
/// Keeps a sheet's rows above one in sight.
void sheets_freeze(documents_sheets *sheets, uint32_t row, uint16_t column);
/// A4, as wide as the page, the header row repeated, and a footer.
int sheets_print(documents_sheets *sheets, int isLandscape, int64_t header, const char *footer);
/// A text over several cells, from the first row and column to the last. One cell is not merged.
int sheets_merge(documents_sheets *sheets, uint32_t row, uint16_t column, uint32_t lastRow,
                 uint16_t lastColumn, const char *text, void *format);
/// The height of a row, in points.
int sheets_height(documents_sheets *sheets, uint32_t row, int points);
/// What of a sheet is printed, from its first cell, and which rows are repeated on every page.
int sheets_area(documents_sheets *sheets, uint32_t lastRow, uint16_t lastColumn,
                uint32_t firstHeader, uint32_t lastHeader);
/// A chart of lines beside the rows: starts it. NULL when there is no room for it.
void *sheets_chart(documents_sheets *sheets, const char *title);
/// One line of a chart: references to its days and figures, and its name.
int sheets_line(void *chart, const char *days, const char *figures, const char *name);
/// Places a chart.
int sheets_place(documents_sheets *sheets, void *chart, uint32_t row, uint16_t column);
/// Ends the workbook, and gives its bytes, to be freed. 0, or an error of libxlsxwriter.
int sheets_close(documents_sheets *sheets, uint8_t **bytes, size_t *count);

// MARK: - Pages. Lengths are in hundredths of a point, from the upper left corner.

typedef struct documents_pages documents_pages;

typedef struct {
  int32_t x;
  int32_t y;
} documents_point;

/// Sets lines of a text so many hundredths of their height apart; 0 as the font asks.
void pages_space(documents_pages *pages, int percent);

/// Pages of one size; `created` as ISO 8601, or NULL. NULL when there is no memory.
documents_pages *pages_open(int32_t width, int32_t height, const char *title, const char *author,
                            const char *created);
/// Sets a text to be measured and shown: its size, the width in which its lines break (-1 for
/// none), and whether they end on the right.
void pages_set(documents_pages *pages, const char *text, int count, int32_t size, int isBold,
               int32_t width, int isOnTheRight);
/// How much room the text takes, and how far below its top the first base line is.
void pages_measure(documents_pages *pages, int32_t *width, int32_t *height, int32_t *base);
/// How many characters of the text no font has.
int pages_missing(documents_pages *pages);
/// Shows the text, its upper left corner there.
void pages_show(documents_pages *pages, int32_t x, int32_t y, uint32_t colour);
/// A box; `opacity` in hundredths.
void pages_box(documents_pages *pages, int32_t x, int32_t y, int32_t width, int32_t height,
               uint32_t colour, int opacity);
/// A path, drawn with a pen so wide and dashed if `dash` is above 0.
void pages_path(documents_pages *pages, const documents_point *points, int count, uint32_t colour,
                int32_t width, int32_t dash);
/// The space within a path; `opacity` in hundredths.
void pages_area(documents_pages *pages, const documents_point *points, int count, uint32_t colour,
                int opacity);
/// Makes the page, on which nothing is drawn yet, so large.
void pages_resize(documents_pages *pages, int32_t width, int32_t height);
/// Ends a page.
void pages_next(documents_pages *pages);
/// Ends the document, and gives its bytes, to be freed. 0, or an error of cairo.
int pages_close(documents_pages *pages, uint8_t **bytes, size_t *count);

#endif
