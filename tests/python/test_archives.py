"""The readers of archives take what `nutgraf batch` writes, and Spark gives what the single run gives."""

import json
import os
import stat
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "examples/archives"))
PROGRAM = os.environ.get("NUTGRAF", str(ROOT / "target/release/nutgraf"))
LINES = 3000


def articles() -> list[str]:
    samples = [p.read_text() for p in sorted((ROOT / "www/samples").glob("*.txt"))]
    lines = []
    for number in range(LINES):
        # Most are short, without headline, standfirst or byline: the fields that readers guess wrong.
        text = samples[number % 3] if number % 300 == 299 else f"Councillor Ann Price left office on Monday. Case {number}."
        lines.append(json.dumps({"id": f"a{number}", "text": text, "date": "2024-03-04"}))
    lines[1700] = "{broken"
    return lines


class Archives(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.path = str(Path(cls.folder.name, "analyses.jsonl"))
        cls.lines = articles()
        call = [PROGRAM, "batch", "--offsets", "codepoint", "--exit-zero"]
        with open(cls.path, "wb") as out:
            subprocess.run(call, input="\n".join(cls.lines).encode(), stdout=out, check=True)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_pyarrow_polars_duckdb_and_pandas(self):
        import duckdb
        import frames
        import polars

        analyses = frames.table(self.path, PROGRAM)
        self.assertEqual(analyses.num_rows, LINES)
        self.assertEqual(analyses["id"][299].as_py(), "a299")
        self.assertIsNone(analyses["timeline"][1700].as_py())
        wanted = sum(len(e) for e in analyses["entities"].to_pylist() if e)
        self.assertGreater(wanted, LINES)
        self.assertEqual(duckdb.sql("SELECT sum(len(entities)) FROM analyses").fetchall(), [(wanted,)])
        self.assertEqual(polars.from_arrow(analyses)["entities"].list.len().sum(), wanted)
        self.assertEqual(sum(len(e) for e in analyses.to_pandas()["entities"] if e is not None), wanted)

    def test_readers_that_guess_the_types(self):
        import duckdb
        import pandas
        import polars

        self.assertEqual(polars.read_ndjson(self.path, infer_schema_length=None).height, LINES)
        self.assertEqual(len(pandas.read_json(self.path, lines=True)), LINES)
        self.assertEqual(duckdb.sql(f"SELECT count(*) FROM read_json_auto('{self.path}', sample_size=-1)").fetchall(), [(LINES,)])

    def test_spark_gives_what_the_single_run_gives_also_when_a_worker_dies(self):
        import spark as example
        from pyspark.sql import SparkSession

        folder = Path(self.folder.name)
        source = folder / "articles"
        source.mkdir()
        for part in range(4):
            (source / f"{part}.jsonl").write_text("\n".join(self.lines[part::4]) + "\n")
        # The first child is killed in the middle of its partition.
        dying = folder / "nutgraf"
        dying.write_text(
            f'#!/bin/sh\nif [ "$1" = batch ] && mkdir "{folder}/died" 2>/dev/null; then\n'
            f'  "{PROGRAM}" "$@" | head -c 200000\n  kill -9 $$\nfi\nexec "{PROGRAM}" "$@"\n'
        )
        dying.chmod(dying.stat().st_mode | stat.S_IXUSR)
        session = (
            SparkSession.builder.master("local[2,4]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.warehouse.dir", str(folder / "warehouse"))
            .getOrCreate()
        )
        session.sparkContext.setLogLevel("OFF")
        try:
            example.run(session, str(source), str(folder / "out"), str(dying))
            self.assertTrue((folder / "died").exists())
            found = session.read.parquet(str(folder / "out"))
            single = session.read.schema(found.schema).json(self.path)
            # The number of a broken line is counted in its part.
            found, single = found.drop("error"), single.drop("error")
            self.assertEqual(found.count(), LINES)
            self.assertEqual(found.exceptAll(single).count(), 0)
            piped = session.sparkContext.textFile(str(source)).pipe(f"{PROGRAM} batch --jobs 1 --exit-zero", checkCode=True)
            self.assertEqual(piped.count(), LINES)
        finally:
            session.stop()


if __name__ == "__main__":
    unittest.main()
