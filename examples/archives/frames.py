"""Analyses that `nutgraf batch` wrote, as typed tables of pyarrow, polars, pandas and DuckDB."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pyarrow as pa
import pyarrow.json as pj


def schema(program: str = "nutgraf") -> pa.Schema:
    """The columns of a line: `id`, and the fields of an analysis."""
    call = [program, "schema", "--format", "arrow"]
    described = json.loads(subprocess.run(call, check=True, capture_output=True, text=True).stdout)
    fields = [_field(f) for f in described["schema"]["fields"]]
    return pa.schema([pa.field("id", pa.string()), *fields])


def _field(described: dict[str, Any]) -> pa.Field:
    kind = described["type"]["name"]
    children = [_field(c) for c in described["children"]]
    plain = {"int": pa.int64(), "utf8": pa.string(), "floatingpoint": pa.float64(), "bool": pa.bool_()}
    if kind == "list":
        typed: pa.DataType = pa.list_(children[0])
    elif kind == "struct":
        typed = pa.struct(children)
    else:
        typed = plain[kind]
    # All may be null: a line that could not be read has none of them, and pyarrow asks for what is in a null record too.
    return pa.field(described["name"], typed)


def table(path: str, program: str = "nutgraf") -> pa.Table:
    """All lines. `polars.from_arrow`, `duckdb.sql("FROM analyses")` and `analyses.to_pandas()` take it as it is."""
    # A line may be longer than the block that pyarrow reads at once.
    whole = pj.ReadOptions(block_size=64 << 20)
    return pj.read_json(path, whole, pj.ParseOptions(explicit_schema=schema(program), unexpected_field_behavior="ignore"))
