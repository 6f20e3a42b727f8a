"""corpus-samples/guide.md is true: each of its commands is run, in order, and answers what the page shows.

A block ```console has commands behind «$ » (and «> » where one goes on), and under each what it answers: standard output
and error as a terminal shows them. «[…]» stands for what the page leaves out: on a line of its own for one or more
lines, within a line for any letters. A block ```mermaid is the file that the last command wrote. All commands run in one
shell, in a fresh folder that has nothing but the samples.
"""

import difflib
import json
import os
import pathlib
import re
import secrets
import shutil
import subprocess
import unittest

from harness import PROGRAM, ROOT, SAMPLES, TIMEOUT, ProgramTest, main

PAGE = SAMPLES / "guide.md"
OMITTED = "[…]"
WORDS_NEEDED = ("bash", "sqlite3", "sha256sum", "cmp")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)


class Step:
    """A command of the page, and what the page shows under it."""

    def __init__(self, line, command):
        self.line, self.command, self.shown = line, command, []

    def __repr__(self):
        return f"line {self.line}: {self.command}"


def steps_of(block, line):
    """The commands of a block that begins on that line."""
    steps, goes_on = [], False
    for number, text in enumerate(block.splitlines(), line):
        if text.startswith("$ "):
            steps.append(Step(number, text[2:]))
            goes_on = True
        elif not steps:
            raise ValueError(f"line {number}: an answer without a command: {text}")
        elif goes_on and text.startswith("> "):
            steps[-1].command += "\n" + text[2:]
        else:
            steps[-1].shown.append(text)
            goes_on = False
    return steps


def blocks(page):
    """(kind, text, number of its first line) of each fenced block."""
    for met in FENCE.finditer(page):
        yield met[1], met[2], page.count("\n", 0, met.start()) + 2


def answers(shown, got):
    """Whether these lines of a page show this answer."""
    pattern = ""
    for line in shown:
        if line.strip() == OMITTED:
            pattern += r"(?:.*\n)+?"
        else:
            pattern += r"[^\n]*?".join(map(re.escape, line.split(OMITTED))) + r"\n"
    return re.fullmatch(pattern, got if got.endswith("\n") or not got else got + "\n") is not None


def prose(page):
    """The page without its fenced blocks, on as many lines."""
    return FENCE.sub(lambda met: "\n" * met[0].count("\n"), page)


class Guide(ProgramTest):
    def run_all(self, steps):
        """(answer, exit status) of each command, all run in one shell in a fresh folder."""
        shutil.copytree(SAMPLES, self.folder / "corpus-samples", ignore=shutil.ignore_patterns("lib", "sources", "make"))
        mark = secrets.token_hex(16)
        script = "".join(f"{step.command}\nprintf '\\n%s %d\\n' {mark} $?\n" for step in steps)
        (self.folder / "commands.sh").write_text(script, encoding="utf-8")
        programs = pathlib.Path(PROGRAM).resolve().parent
        environment = self.environment({"SAKSGANG_INDEX": None, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"})
        with (self.folder / "answers").open("wb") as out:
            subprocess.run(
                ["bash", "commands.sh"],
                cwd=self.folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                timeout=TIMEOUT,
            )
        pieces = re.split(rf"\n{mark} (\d+)\n", (self.folder / "answers").read_text(encoding="utf-8"))
        self.assertEqual(len(pieces), 2 * len(steps) + 1, f"the shell stopped: {pieces[-1]}")
        return [(pieces[i], int(pieces[i + 1])) for i in range(0, 2 * len(steps), 2)]

    def test_page(self):
        for word in WORDS_NEEDED:
            if not shutil.which(word):
                self.skipTest(f"no {word}: scripts/install-deps --test installs what the guide needs")
        page = PAGE.read_text(encoding="utf-8")
        steps = [step for kind, text, line in blocks(page) if kind == "console" for step in steps_of(text, line)]
        done = self.run_all(steps)
        for step, (got, status) in zip(steps, done):
            with self.subTest(line=step.line, command=step.command):
                shown = "\n".join(step.shown)
                if not answers(step.shown, got):
                    differ = difflib.unified_diff(step.shown, got.splitlines(), "the page", "the program", lineterm="")
                    self.fail("\n".join([f"line {step.line}: {step.command}", *differ]))
                self.assertTrue(not shown or shown.replace(OMITTED, "").strip(), "all of the answer is left out")
                if status:
                    self.assertIn(f"exit status {status}", self.section(page, step), f"{step} ended with {status}")
        self.check_files_shown(page)
        self.check_quotations(page)

    def section(self, page, step):
        """The prose of the section in which a command stands."""
        lines = prose(page).splitlines()
        heads = [i for i, line in enumerate(lines) if line.startswith("## ")] + [len(lines)]
        end = next(i for i in heads if i >= step.line)
        return "\n".join(lines[max((i for i in heads if i < step.line), default=0) : end])

    def check_files_shown(self, page):
        written, shown = None, 0
        for kind, text, line in blocks(page):
            if kind == "console":
                names = re.findall(r" > (\S+)", " ".join(step.command for step in steps_of(text, line)))
                written = names[-1] if names else written
            elif kind == "mermaid":
                self.assertEqual(text, (self.folder / written).read_text(encoding="utf-8"), f"line {line}")
                shown += 1
        self.assertEqual(shown, 1)

    def check_quotations(self, page):
        """What the answer to the question quotes stands in the papers, word for word."""
        lines = (self.folder / "saker.jsonl").read_text(encoding="utf-8").splitlines()
        papers = "\n".join(" ".join(texts(json.loads(line))) for line in lines)
        answer = re.search(r"^## The answer.*?(?=^## )", prose(page).replace("\n> ", "\n"), re.M | re.S)[0]
        quoted = re.findall(r"«([^»]*)»", answer)
        self.assertGreater(len(quoted), 5)
        for quotation in quoted:
            for piece in " ".join(quotation.split()).split(OMITTED):
                self.assertIn(piece.strip(), papers)

    def test_no_command_stands_outside_what_is_run(self):
        page = PAGE.read_text(encoding="utf-8")
        kinds = {kind for kind, _, _ in blocks(page)}
        self.assertEqual(kinds, {"console", "mermaid"})
        run = [step.command for kind, text, line in blocks(page) if kind == "console" for step in steps_of(text, line)]
        self.assertGreater(len(run), 20)
        self.assertEqual(re.findall(r"^ {4,}\$? ?saksgang .*$", prose(page), re.M), [])
        for named in re.findall(r"`(saksgang [^`]*)`", " ".join(prose(page).split())):
            self.assertTrue(any(named in command for command in run), f"no block runs {named}")

    def test_every_command_of_the_program_that_reads_cases_is_shown(self):
        page = PAGE.read_text(encoding="utf-8")
        for command in ("ingest", "search", "show", "trace", "diff", "audit", "status", "cite", "export"):
            self.assertRegex(page, rf"(?m)^\$ saksgang {command} ", command)

    def test_the_folder_names_the_page(self):
        self.assertIn("(guide.md)", (ROOT / "corpus-samples/README.md").read_text(encoding="utf-8"))


def texts(value):
    """All text in a record, blanks and line ends made one blank."""
    if isinstance(value, str):
        yield " ".join(value.split())
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts(item)


class Reading(unittest.TestCase):
    """How the page is read."""

    def test_commands_and_answers(self):
        steps = steps_of("$ a 'b\n> c'\nd\n> e\n$ f\n", 7)
        self.assertEqual([(s.line, s.command, s.shown) for s in steps], [(7, "a 'b\nc'", ["d", "> e"]), (11, "f", [])])
        with self.assertRaises(ValueError):
            steps_of("a\n$ b\n", 1)

    def test_an_answer_is_shown_to_the_letter(self):
        self.assertTrue(answers([], ""))
        self.assertFalse(answers([], "said\n"))
        self.assertFalse(answers(["said"], ""))
        self.assertTrue(answers(["a.b", "", "c…"], "a.b\n\nc…\n"))
        self.assertTrue(answers(["a"], "a"))
        self.assertFalse(answers(["a.b"], "axb\n"))
        self.assertFalse(answers(["a"], "a\nb\n"))
        self.assertFalse(answers(["a", "b"], "a\n"))

    def test_what_is_left_out(self):
        self.assertTrue(answers(["a", "[…]", "d"], "a\nb\nc\nd\n"))
        self.assertTrue(answers(["a", "  […]"], "a\nb\n"))
        self.assertFalse(answers(["a", "[…]"], "a\n"))
        self.assertFalse(answers(["a", "[…]", "d"], "a\nb\nc\n"))
        self.assertTrue(answers(["Index  […]/index"], "Index  /a/b/index\n"))
        self.assertFalse(answers(["Index  […]/index"], "Index  /a\n/b/index\n"))

    def test_blocks_know_their_lines(self):
        page = "a\n\n```console\n$ b\n```\n\n```mermaid\nc\n```\n"
        self.assertEqual(list(blocks(page)), [("console", "$ b\n", 4), ("mermaid", "c\n", 8)])
        self.assertEqual(prose(page).splitlines()[0], "a")
        self.assertNotIn("$ b", prose(page))


if __name__ == "__main__":
    main()
