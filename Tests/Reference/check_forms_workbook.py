"""Reads a workbook of forms with openpyxl and compares it with the CSV of the same forms.

    check_forms_workbook.py FORMS.xlsx FORMS.csv

Each form has a sheet of its name with a merged title, a print area and repeated headings; every figure
is a number equal to the CSV's, in 万元 where it is an amount.
"""

import csv
import sys
from decimal import Decimal

import openpyxl


def main():
    book = openpyxl.load_workbook(sys.argv[1])
    rows = list(csv.DictReader(open(sys.argv[2], encoding="utf-8-sig")))
    titles = list(dict.fromkeys(row["title"] for row in rows))
    assert book.sheetnames == titles + ["说明"], (book.sheetnames, titles)
    compared = 0
    for title in titles:
        sheet = book[title]
        own = [row for row in rows if row["title"] == title]
        merged = [str(area) for area in sheet.merged_cells.ranges]
        assert any(area.startswith("A1:") for area in merged), (title, merged)
        assert sheet["A1"].value == title
        assert "单位：万元" in sheet["A2"].value
        assert sheet.print_area, title
        assert sheet.print_title_rows, title
        columns = list(dict.fromkeys(row["column"] for row in own))
        head = 3
        while sheet.cell(head, 1).value in ("行次", None):
            head += 1
        if title == "业务情况表二":
            assert "C3:D3" in merged and "E3:G3" in merged, merged
        lines = {}
        for line in range(head, sheet.max_row + 1):
            code = sheet.cell(line, 1).value
            if isinstance(code, str) and not code.startswith("单位负责人"):
                lines.setdefault(code, line)
        order = ["A", "a", "B", "n", "b", "C", "c", "D", "d"] if "n" in columns else sorted(columns)
        for row in own:
            cell = sheet.cell(lines[row["row"].lstrip("'")], 3 + order.index(row["column"]))
            text, unit = row["value"].lstrip("'"), row["unit"]
            if unit in ("text", "day") or text == "":
                assert unit == "day" or not isinstance(cell.value, (int, float)), (title, row)
                continue
            assert isinstance(cell.value, (int, float)), (title, row, cell.value)
            want = Decimal(text) / (10_000 if unit == "yuan" else 1)
            assert abs(Decimal(repr(cell.value)) - want) < Decimal("0.000001"), (title, row, cell.value)
            compared += 1
    print("%d sheets, %d numbers" % (len(titles), compared))


if __name__ == "__main__":
    main()
