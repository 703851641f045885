"""Learn the trees of the comparison of names and write them to trees.txt (and their scores of a set of pairs to dev.out).

usage: train.py TREES DEV.jsonl PAIRS.tsv ...     (run where print-names and print-names-0 to -2 are; needs lightgbm 4, numpy;
seeded)
"""

import json
import lightgbm as lgb
import numpy as np
import subprocess
import sys

# wrong pairs of a script count so much more where held-out names look better than those of a fold (chosen on dev)
NEG = {"zh": 3, "ja": 1.3, "ar": 1.4}


def feats(tsv_lines, exe="./print-names"):
    r = subprocess.run([exe], input="\n".join(tsv_lines) + "\n", capture_output=True, text=True).stdout
    a = np.array([[float(v) for v in l.split("\t")] for l in r.split("\n") if l], dtype=np.float32)
    assert len(a) == len(tsv_lines), (len(a), len(tsv_lines))
    return a[:, 1:]


NAMES = (
    "aligner same words_a words_b blocks gapmean pmi letters worstsum distance equal near knownnet known "
    "initials initwrong nick joined crossed freq left leftlet leftboth leftpart leftinit leftpat leftjun "
    "placea placeb"
).split()
BL = "gap pmi worst second sgap spmi sworst la lb known dist jw fmax fmin patr kind pa pb".split()
NAMES += ["w_" + b for b in BL] + ["n_" + b for b in BL] + ["b_gap", "b_pmi", "b_let", "b_f"]
KN = [i for i, n in enumerate(NAMES) if "known" in n]
FR = [i for i, n in enumerate(NAMES) if "freq" in n or n.endswith("fmax") or n.endswith("fmin") or n == "b_f"]


def main():
    rows = [l.rstrip("\n").split("\t") for p in sys.argv[3:] for l in open(p, encoding="utf8")]
    rows = [r for r in rows if len(r) == 4 and r[2].strip() and r[3].strip()]
    X = np.zeros((len(rows), len(NAMES)), np.float32)
    key = [r[0].split("@")[1] if "@" in r[0] else "" for r in rows]
    for k in sorted(set(key)):
        ids = [i for i in range(len(rows)) if key[i] == k]
        X[ids] = feats(
            [f"{rows[i][1]}\t{rows[i][2]}\t{rows[i][3]}" for i in ids], "./print-names" + ("-" + k if k else "")
        )
    y = np.array([int(r[1]) for r in rows])
    s = np.array([r[0].split("@")[0] for r in rows])
    own = np.isin(s, ["ar", "ru", "zh", "ja"])
    X[np.ix_(own, KN)] = 0
    X[np.ix_(own, FR)] = 0
    w = np.ones(len(y))
    for t in set(s):
        w[s == t] = 1 / (s == t).sum()
    for t, k in NEG.items():
        w[(s == t) & (y == 0)] *= k
    w[s == "latin"] *= 2
    w[s == "cross"] *= 0.3
    w *= len(y) / w.sum()
    dev = [json.loads(l) for l in open(sys.argv[2])]
    Xd = feats([f"{int(r['match'])}\t{r['name1']}\t{r['name2']}" for r in dev])
    ntree = int(sys.argv[1])
    m = lgb.train(
        dict(
            objective="binary",
            learning_rate=0.08 if ntree > 200 else 0.12,
            num_leaves=31,
            min_data_in_leaf=80,
            feature_fraction=0.6,
            bagging_fraction=0.8,
            bagging_freq=1,
            lambda_l2=2,
            verbose=-1,
            seed=3,
            num_threads=2,
            max_bin=127,
        ),
        lgb.Dataset(X, y, weight=w, feature_name=NAMES),
        ntree,
    )
    m.save_model("model.txt")
    p = m.predict(Xd)

    def walk(n, out):
        if "leaf_value" in n:
            out.append("= %.4g" % n["leaf_value"])
            return
        assert n["decision_type"] == "<="
        out.append("%d %.6g" % (n["split_feature"], n["threshold"]))
        walk(n["left_child"], out)
        walk(n["right_child"], out)

    with open("trees.txt", "w") as f:
        for t in m.dump_model()["tree_info"]:
            out = []
            walk(t["tree_structure"], out)
            f.write("\n".join(out) + "\n\n")
    with open("dev.out", "w") as f:
        for r, v in zip(dev, p):
            f.write(json.dumps({"id": r["id"], "score": float(v)}) + "\n")
    imp = sorted(zip(m.feature_importance("gain"), NAMES), reverse=True)[:25]
    print(" ".join(f"{n}:{v/1000:.0f}" for v, n in imp))


if __name__ == "__main__":
    main()
