"""A folder of articles, one JSON object a line, through nutgraf under Spark; Parquet out.

    spark-submit spark.py ARTICLES OUT [NUTGRAF]

NUTGRAF is the program (`nutgraf` on the path unless told); it has to be on every worker.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from threading import Thread

from pyspark.sql import SparkSession


def reader(program: str) -> Callable[[Iterable[str]], Iterator[str]]:
    """What reads the lines of one partition, with one program for all of them."""

    def read(lines: Iterable[str]) -> Iterator[str]:
        # A line that can't be read is answered with an error; it must not fail the whole job.
        call = [program, "batch", "--jobs", "1", "--exit-zero", "--offsets", "codepoint"]
        child = subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert child.stdin and child.stdout
        into = child.stdin

        def feed() -> None:
            try:
                with into:
                    for line in lines:
                        into.write(line.encode() + b"\n")
            except BrokenPipeError:
                pass  # The program has ended early: its exit status tells.

        feeder = Thread(target=feed)
        feeder.start()
        for answer in child.stdout:
            yield answer.decode().rstrip("\n")
        feeder.join()
        if child.wait():
            # Spark runs the partition again.
            raise RuntimeError(f"{program} ended with status {child.returncode}")

    return read


def run(spark: SparkSession, articles: str, out: str, program: str) -> None:
    columns = subprocess.run([program, "schema", "--format", "spark"], check=True, capture_output=True, text=True).stdout
    schema = f"id STRING, error STRUCT<code: STRING, message: STRING, line: BIGINT>, {columns}"
    lines = spark.sparkContext.textFile(articles).mapPartitions(reader(program))
    spark.read.schema(schema).json(lines).write.mode("overwrite").parquet(out)


if __name__ == "__main__":
    articles, out, *program = sys.argv[1:]
    run(SparkSession.builder.appName("nutgraf").getOrCreate(), articles, out, *(program or ["nutgraf"]))
