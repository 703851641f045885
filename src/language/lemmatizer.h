/* Lemmas by table or by rule, as spaCy's Lemmatizer and EnglishLemmatizer find them.
 *
 * Model sections, all of them missing when the pipeline has no lemmatizer:
 *   "lemmatizer/config"          text map: "mode" to the offset of "rule" or "lookup"; "base_forms" to that of "english" or "",
 *                                the test for words that are lemmas already.
 *   "lemmatizer/lookup"          id map from the string id of a word to its lemma (mode lookup).
 *   "lemmatizer/index/POS"       text map whose keys are known lemmas (mode rule; POS is "noun", "verb" ...).
 *   "lemmatizer/exceptions/POS"  text map from a form to a list of its lemmas (offsets in the pool).
 *   "lemmatizer/rules/POS"       text map without keys; values: pairs of endings, old and new (offsets in the pool). */
#ifndef HB_LANGUAGE_LEMMATIZER_H
#define HB_LANGUAGE_LEMMATIZER_H

#include "language/maps.h"
#include "language/ruler.h"
#include "language/word.h"

struct hb_lemmatizer;       /* constant; borrows file and labels */
struct hb_lemmatizer_state; /* cache of one thread, bound to its words */

HB_MUST_USE enum hb_status hb_lemmatizer_open(const struct hb_model_file *file, const struct hb_labels *labels,
					      struct hb_lemmatizer **ret_lemmatizer, struct hb_error *error);
void hb_lemmatizer_free(struct hb_lemmatizer *lemmatizer);

struct hb_lemmatizer_state *hb_lemmatizer_state_new(const struct hb_lemmatizer *lemmatizer);
void hb_lemmatizer_state_free(struct hb_lemmatizer_state *state);
/* Forget the cached lemmas: needed when the words are cleared. */
void hb_lemmatizer_state_clear(struct hb_lemmatizer_state *state);

/* The lemma of a word with this part of speech and morphology (label numbers).  It is word->text, word->lower, a text of the
 * model, or *ret_computed is set and it lives in the cache until the next clear. */
const char *hb_lemmatize(struct hb_lemmatizer_state *state, const struct hb_word *word, uint16_t pos, uint16_t morph,
			 bool *ret_computed);

#endif
