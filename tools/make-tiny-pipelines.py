#!/usr/bin/env python3
"""Make two tiny language pipelines, a few kilobytes each, for the tests and fuzz targets of the import.

usage: make-tiny-pipelines.py FOLDER      (with spaCy 3.8 installed; the results are committed, so this is rarely run)

tiny_hash.whl has what the English pipeline has: hash embeddings, tagger, parser, names, attribute ruler, lemmatizer.
tiny_vectors.whl has what the French and Spanish ones add: static vectors and a morphologizer.  Weights are random (seeded);
only the shapes matter.
"""
import io
import os
import sys
import tempfile
import zipfile

import numpy
import spacy
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed

WIDTH = 8


def encoder(static_vectors, attributes, rows):
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {"@architectures": "spacy.MultiHashEmbed.v2", "width": WIDTH, "attrs": attributes, "rows": rows,
                  "include_static_vectors": static_vectors},
        "encode": {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": WIDTH, "depth": 2, "window_size": 1,
                   "maxout_pieces": 3},
    }


def listener():
    return {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH}


def transitions(state_type, tok2vec):
    return {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": state_type, "extra_state_tokens": False,
            "hidden_width": 8, "maxout_pieces": 2, "use_upper": True, "nO": None, "tok2vec": tok2vec}


def example(nlp):
    words = ["Anna", "Berg", "was", "freed", "in", "Oslo", ".", "She", "sleeps", "."]
    doc = Doc(nlp.vocab, words=words)
    return Example.from_dict(doc, {
        "tags": ["NNP", "NNP", "VBD", "VBN", "IN", "NNP", ".", "PRP", "VBZ", "."],
        "morphs": ["Number=Sing", "Number=Sing", "Tense=Past", "", "", "", "", "", "", ""],
        "pos": ["PROPN", "PROPN", "AUX", "VERB", "ADP", "PROPN", "PUNCT", "PRON", "VERB", "PUNCT"],
        "heads": [1, 3, 3, 3, 3, 4, 3, 8, 8, 8],
        "deps": ["compound", "nsubjpass", "auxpass", "ROOT", "prep", "pobj", "punct", "nsubj", "ROOT", "punct"],
        "entities": ["B-PERSON", "L-PERSON", "O", "O", "O", "U-GPE", "O", "O", "O", "O"],
        "lemmas": ["Anna", "Berg", "be", "free", "in", "Oslo", ".", "she", "sleep", "."],
    })


def lemma_tables(nlp, lookup):
    tables = spacy.lookups.Lookups()
    if lookup:
        tables.add_table("lemma_lookup", {"freed": "free", "sleeps": "sleep", "was": "be"})
    else:
        tables.add_table("lemma_rules", {"verb": [["s", ""], ["ed", "e"], ["ed", ""]], "noun": [["s", ""]]})
        tables.add_table("lemma_exc", {"verb": {"was": ["be"]}})
        tables.add_table("lemma_index", {"verb": ["free", "sleep"], "noun": ["report"]})
    return tables


def make(language, vectors):
    fix_random_seed(7)
    nlp = spacy.blank(language)
    if vectors:
        for word in ["freed", "Oslo", "report", "."]:
            nlp.vocab.set_vector(word, numpy.random.uniform(-1, 1, (6,)).astype("float32"))
    attributes = ["NORM", "PREFIX", "SUFFIX", "SHAPE"] + ([] if vectors else ["SPACY", "IS_SPACE"])
    nlp.add_pipe("tok2vec", config={"model": encoder(vectors, attributes, [16] * len(attributes))})
    if vectors:
        nlp.add_pipe("morphologizer", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener()}})
    else:
        nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener()}})
    nlp.add_pipe("parser", config={"min_action_freq": 1, "model": transitions("parser", listener())})
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add(patterns=[[{"TAG": "VBD"}]], attrs={"POS": "VERB", "MORPH": "Tense=Past"})
    ruler.add(patterns=[[{"LOWER": {"IN": ["to", "of"]}}, {"TAG": "NNP"}]], attrs={"POS": "ADP"}, index=0)
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "lookup" if vectors else "rule"})
    nlp.add_pipe("ner", config={"model": transitions("ner", encoder(vectors, attributes[:4], [16] * 4))})
    lemmatizer.initialize(nlp=nlp, lookups=lemma_tables(nlp, vectors))
    samples = [example(nlp)]
    for name, pipe in nlp.pipeline:
        if name not in ("attribute_ruler", "lemmatizer"):
            pipe.initialize(lambda: samples, nlp=nlp)
    optimizer = nlp.create_optimizer()
    for _ in range(60):
        nlp.update(samples, sgd=optimizer, drop=0.0, exclude=["attribute_ruler", "lemmatizer"])
    return nlp


def write_wheel(nlp, name, folder):
    with tempfile.TemporaryDirectory() as place:
        nlp.meta["name"], nlp.meta["version"], nlp.meta["license"] = name, "0.0.1", "Apache-2.0"
        nlp.to_disk(place)
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
            for path, _, files in sorted(os.walk(place)):
                for file in sorted(files):
                    full = os.path.join(path, file)
                    inside = os.path.join(name, name + "-0.0.1", os.path.relpath(full, place))
                    entry = zipfile.ZipInfo(inside, (2025, 1, 1, 0, 0, 0))
                    entry.compress_type = zipfile.ZIP_DEFLATED
                    with open(full, "rb") as file_data:
                        archive.writestr(entry, file_data.read())
    with open(os.path.join(folder, name + ".whl"), "wb") as out:
        out.write(data.getvalue())


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    write_wheel(make("en", False), "tiny_hash", sys.argv[1])
    write_wheel(make("es", True), "tiny_vectors", sys.argv[1])
