#!/usr/bin/env python3
"""Compile trees (data/names/trees.txt) into constant C arrays (src/names/trees.h).

usage: compile_trees.py TREES OUT.c
A line of the file is a node, in the order of a walk that goes left first: "feature threshold" for a question (left when at most
the threshold), "= value" for a leaf; an empty line ends a tree.
"""
import sys

from c_tables import data_lines


def read(path):
    trees, tree = [], []
    for _, line in data_lines(path):
        if line:
            tree.append(line.split(" "))
        elif tree:
            trees.append(tree)
            tree = []
    return trees + ([tree] if tree else [])


def size(tree, at):
    """Nodes of the subtree that begins here."""
    if tree[at][0] == "=":
        return 1
    left = size(tree, at + 1)
    return 1 + left + size(tree, at + 1 + left)


def main():
    source, target = sys.argv[1:]
    trees = read(source)
    with open(target, "w", encoding="ascii") as out:
        out.write('#include "names/trees.h"\n\nconst struct hb_tree_node hb_name_tree_nodes[] = {\n')
        roots, n = [], 0
        for tree in trees:
            roots.append(n)
            n += len(tree)
            for at, (feature, value) in enumerate(tree):
                number = value + "F" if "." in value or "e" in value else value + ".0F"
                if feature == "=":
                    out.write(f"\t{{{number}, 0, HB_TREE_LEAF}},\n")
                else:
                    out.write(f"\t{{{number}, {1 + size(tree, at + 1)}, {feature}}},\n")
        out.write(f"}};\nconst uint32_t hb_name_tree_roots[] = {{{', '.join(map(str, roots))}}};\n")
        out.write(f"const uint32_t hb_n_name_trees = {len(trees)};\n")


main()
