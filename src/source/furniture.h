/* Lines that belong to the page and not to the report, from data/source/furniture.txt. */
#ifndef HB_SOURCE_FURNITURE_H
#define HB_SOURCE_FURNITURE_H

#include <stdbool.h>
#include <stddef.h>

/* Is this line (a block of its own) a share line, comment line, notice, pointer to another text or the like? */
bool hb_is_furniture_line(const char *line, size_t n_bytes);

#endif
