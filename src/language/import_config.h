/* The settings file of a spaCy pipeline: sections of "key = value", the values in JSON. */
#ifndef HB_LANGUAGE_IMPORT_CONFIG_H
#define HB_LANGUAGE_IMPORT_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

/* The text value of a key in a section, without its quotes; false if it is not there, is no text, or does not fit. */
bool hb_config_text(const char *config, const char *section, const char *key, char *out, size_t size);

#endif
