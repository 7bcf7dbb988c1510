"""The wheel, as pip installed it."""

import datetime
import subprocess
import sys
import tempfile
import threading
import time
import typing
import unittest
from pathlib import Path

import nutgraf
import nutgraf.types

TEXT = """Mayor opens bridge

😀 Mayor Alice Walker opened the bridge in Portsmouth on Monday. "It will last," said Robert King of the Port Authority.
"""


class Wheel(unittest.TestCase):
    def test_offsets_are_those_of_slices(self):
        analysis = nutgraf.analyze(TEXT, date="2016-11-15")
        (quote,) = analysis["quotes"]
        self.assertEqual(TEXT[quote["start"] : quote["end"]], '"It will last,"')
        self.assertEqual(quote["speaker"]["name"], "Robert King")
        self.assertEqual(analysis["timeline"][0]["from"], "2016-11-14")
        self.assertEqual(analysis["offsets"], "codepoint")

    def test_days_are_taken_as_python_has_them(self):
        wanted = nutgraf.analyze(TEXT, date="2016-11-15")["timeline"]
        for day in [datetime.date(2016, 11, 15), datetime.datetime(2016, 11, 15, 23, 1), "2016-11-15T10:00:00Z"]:
            self.assertEqual(nutgraf.analyze(TEXT, date=day)["timeline"], wanted)

    def test_wrong_options_say_why(self):
        for options, why in [
            ({"date": "soon"}, "ISO date"),
            ({"sentences": 0}, "1 to 10"),
            ({"offsets": "words"}, "codepoint"),
        ]:
            with self.assertRaisesRegex(ValueError, why):
                nutgraf.analyze(TEXT, **options)
        with self.assertRaisesRegex(TypeError, "a str is expected"):
            nutgraf.analyze(None)
        with self.assertRaisesRegex(TypeError, "with a text"):
            nutgraf.merge([{"words": "x"}])

    def test_every_string_has_an_analysis(self):
        for text in ["", "\0", "\ud800 Alice Walker won.", "😀" * 1000]:
            analysis = nutgraf.analyze(text)
            self.assertEqual(analysis["stats"]["characters"], len(text))
        broken = "\ud800 Alice Walker won in Portsmouth."
        (mention,) = next(e for e in nutgraf.analyze(broken)["entities"] if e["name"] == "Alice Walker")["mentions"]
        self.assertEqual(broken[mention["start"] : mention["end"]], "Alice Walker")

    def test_pipe_keeps_the_order_and_reads_as_it_goes(self):
        taken = 0

        def texts():
            nonlocal taken
            for number in range(200):
                taken += 1
                yield {"text": f"Mayor Number{number} Walker spoke on Monday.", "date": "2016-11-15"} if number % 2 else TEXT

        read = nutgraf.pipe(texts(), jobs=2)
        first = next(read)
        self.assertLess(taken, 20)
        rest = list(read)
        self.assertEqual([first, rest[1]], [nutgraf.analyze(TEXT)] * 2)
        self.assertEqual(len(rest), 199)
        self.assertEqual(rest[0]["documentDate"]["value"], "2016-11-15")
        with self.assertRaises(TypeError):
            list(nutgraf.pipe([TEXT, 7]))

    def test_other_threads_run_while_a_text_is_read(self):
        ticks = []
        done = threading.Event()

        def tick():
            while not done.wait(0.001):
                ticks.append(time.perf_counter())

        ticker = threading.Thread(target=tick)
        ticker.start()
        start = time.perf_counter()
        nutgraf.analyze(TEXT * 2000)
        end = time.perf_counter()
        done.set()
        ticker.join()
        inside = sum(start < t < end for t in ticks)
        self.assertGreater(inside, 3)

    def test_several_articles_and_a_draft(self):
        sources = [{"text": TEXT, "date": "2016-11-15", "source": "Post"}, "Robert King retired in Dover, the port said."]
        story = nutgraf.merge(sources)
        self.assertEqual(story["sources"][0]["name"], "Post")
        checked = nutgraf.check('"It will surely last," said Robert King.', sources)
        self.assertEqual(checked["quotations"][0]["verdict"], "altered")

    def test_exports(self):
        for format in ["markdown", "html", "html-fragment", "csv", "ics", "conllu"]:
            self.assertIn("Walker", nutgraf.export(TEXT, format, date="2016-11-15"))
        with self.assertRaisesRegex(ValueError, "markdown"):
            nutgraf.export(TEXT, "pdf")

    def test_types_are_those_of_the_schema(self):
        schema = nutgraf.schema()
        kinds = {"Analysis": schema, **schema["$defs"]}
        for name, kind in kinds.items():
            if "properties" in kind:
                fields = typing.get_type_hints(getattr(nutgraf.types, name), vars(nutgraf.types))
                self.assertEqual(set(fields), set(kind["properties"]), name)
        story = nutgraf.merge([TEXT, TEXT.replace("Monday", "Tuesday")])
        self.assertEqual(set(typing.get_type_hints(nutgraf.types.Story)), set(story))
        checked = nutgraf.check(TEXT, [TEXT])
        self.assertEqual(set(typing.get_type_hints(nutgraf.types.Check)), set(checked))

    def test_a_strict_type_checker_knows_the_results(self):
        good = "import nutgraf\nfor a in nutgraf.pipe(['x'], jobs=2):\n    print(a['quotes'][0]['start'] + 1, a['timeline'][0]['from'])\n"
        bad = "import nutgraf\nprint(nutgraf.analyze('x')['quotes'][0]['begin'])\n"
        with tempfile.TemporaryDirectory() as folder:
            for name, code, fine in [("good", good, True), ("bad", bad, False)]:
                path = Path(folder, f"{name}.py")
                path.write_text(code)
                call = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", str(path)]
                ran = subprocess.run(call, capture_output=True, text=True, cwd=folder)
                self.assertEqual(ran.returncode == 0, fine, ran.stdout)


if __name__ == "__main__":
    unittest.main()
