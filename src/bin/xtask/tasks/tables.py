"""Loads the sample exports into DuckDB without a single option, and adds them up."""

import pathlib
import re
import sys
import zipfile

import duckdb

folder = pathlib.Path(sys.argv[1])
TYPES = {
    "id": {"VARCHAR"},
    "code": {"VARCHAR"},
    "boolean": {"BOOLEAN"},
    "integer": {"BIGINT"},
    "date": {"DATE"},
    "time": {"TIME"},
    # A number of a house may be a number.
    "text": {"VARCHAR", "BIGINT"},
}


def unpack(name):
    place = folder / name
    zipfile.ZipFile(folder / f"export-{name}.zip").extractall(place)
    return place


def figures(place):
    """The query of the dictionary, as it stands there."""
    text = (place / "tu-dien-du-lieu.txt").read_text(encoding="utf-8-sig")
    query = re.search(r"^SELECT.*?;$", text, re.DOTALL | re.MULTILINE).group(0)
    return duckdb.sql(query.replace("FROM '", f"FROM '{place}/").rstrip(";")).fetchall()


expected = [line.split("\t") for line in (folder / "export-figures.tsv").read_text(encoding="utf-8").splitlines()]
expected = {(area, item): tuple(map(int, rest)) for area, item, *rest in expected}
for name in ["Nameless", "Named"]:
    place = unpack(name)
    tables = sorted(path.stem for path in place.glob("*.csv"))
    cells = 0
    dictionary = duckdb.sql(f"SELECT table_name, column_name, type FROM read_csv('{place}/tu-dien-du-lieu.csv')").fetchall()
    types = {(table, column): kind for table, column, kind in dictionary if column}
    for table in tables:
        read = duckdb.sql(f"SELECT * FROM read_csv('{place / table}.csv')")
        lines = (place / f"{table}.csv").read_bytes().count(b"\r\n") - 1
        assert len(read) == lines, f"{table}: {len(read)} rows of {lines}"
        assert list(read.columns) == [column for of, column in types if of == table], table
        cells += lines * len(read.columns)
        for column, kind in zip(read.columns, map(str, read.types)):
            is_empty = duckdb.sql(f'SELECT count("{column}") FROM read').fetchall()[0][0] == 0
            assert is_empty or kind in TYPES[types[table, column]], f"{table}.{column}: {kind}, not {types[table, column]}"
    found = {(area, item): tuple(counts) for area, item, *counts in figures(place)}
    # An item that applies to nobody of a khu has no row there.
    assert {key: found.get(key, (0, 0, 0)) for key in expected} == expected, (found, expected)
    assert set(found) <= set(expected), set(found) - set(expected)
    areas = {area for area, _ in expected}
    print(f"{name}: DuckDB {duckdb.__version__} read {len(tables)} tables, {cells} cells; {len(expected)} cells of")
    print(f"  {len(areas)} khu x {len(expected) // len(areas)} items, 3 figures each, as the app has them")
    steps = duckdb.sql(
        f"""SELECT count(*) FROM '{place}/visit_steps.csv' JOIN '{place}/visits.csv' USING (visit)
            WHERE is_guided AND unit = 'person'"""
    )
    print(f"  {steps.fetchall()[0][0]} guidances joined to their visits")
