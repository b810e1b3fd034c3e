"""Reads a workbook with openpyxl and adds its totals up again.

    check_workbook.py FILE        prints what every sheet holds, as JSON
    check_workbook.py --formulas FILE   checks every formula against its column, exactly

A formula is checked in decimals, against the value that was written beside it.
"""

import json
import re
import sys
from decimal import ROUND_HALF_UP, Decimal

import openpyxl
from openpyxl.utils import column_index_from_string

SUM = re.compile(r"^=ROUND\(SUM\(([A-Z]+)(\d+):([A-Z]+)(\d+)\),(\d)\)$")


def exact(value):
    return Decimal(repr(value)) if isinstance(value, float) else Decimal(value or 0)


def check(formulas, values):
    """How many formulas of a sheet were checked; stops at the first that is wrong."""
    checked = 0
    for row in formulas.iter_rows():
        for cell in row:
            if cell.data_type != "f":
                continue
            found = SUM.match(cell.value)
            if not found:
                sys.exit(f"{formulas.title}!{cell.coordinate}: unknown formula {cell.value}")
            first, last = int(found[2]), int(found[4])
            column = column_index_from_string(found[1])
            if found[1] != found[3] or last != cell.row - 1 or column != cell.column:
                sys.exit(f"{formulas.title}!{cell.coordinate}: not its own column {cell.value}")
            summed = sum(exact(values.cell(r, column).value) for r in range(first, last + 1))
            summed = summed.quantize(Decimal(1).scaleb(-int(found[5])), ROUND_HALF_UP)
            written = exact(values.cell(cell.row, column).value)
            if summed != written:
                sys.exit(f"{formulas.title}!{cell.coordinate}: {summed} is not {written}")
            checked += 1
    return checked


def main():
    path = sys.argv[-1]
    formulas = openpyxl.load_workbook(path)
    values = openpyxl.load_workbook(path, data_only=True)
    if "--formulas" in sys.argv:
        print(sum(check(sheet, values[sheet.title]) for sheet in formulas))
        return
    sheets = []
    for sheet in values:
        rows = [
            [value.strftime("%Y-%m-%d") if hasattr(value, "strftime") else value for value in row]
            for row in sheet.iter_rows(values_only=True)
        ]
        sheets.append({
            "name": sheet.title, "rows": rows, "frozen": sheet.freeze_panes,
            "widths": {k: d.width for k, d in sheet.column_dimensions.items()},
            "formats": [[c.number_format for c in r] for r in sheet.iter_rows()],
            "charts": len(formulas[sheet.title]._charts),
            "formulas": check(formulas[sheet.title], sheet),
        })
    properties = values.properties
    print(json.dumps({
        "sheets": sheets, "title": properties.title, "creator": properties.creator,
        "created": properties.created.isoformat()}))


main()
