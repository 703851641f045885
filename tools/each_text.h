/* What the programs that print features for the trainers share: every text of JSON lines, analysed. */
#ifndef HB_TOOLS_EACH_TEXT_H
#define HB_TOOLS_EACH_TEXT_H

#include "language/language.h"

/* One analysed text; the arena is emptied after it. */
typedef void hb_text_reader(const struct hb_analysis *analysis, struct hb_arena *arena);

/* Read "id" and "text", perhaps "title" and "published", from each line of stdin with the model that is the only argument.  Returns the exit code: 2 for
 * misuse, 1 when a line could not be read (said on stderr, the others are), else 0. */
int hb_each_text(int n_arguments, char **arguments, hb_text_reader *reader);

#endif
