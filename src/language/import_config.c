/* Settings: see import_config.h. */
#include "language/import_config.h"

#include <string.h>

bool hb_config_text(const char *config, const char *section, const char *key, char *out, size_t size)
{
	size_t section_bytes = strlen(section), key_bytes = strlen(key);
	bool inside = false;

	for (const char *line = config; *line; line += strcspn(line, "\n"), line += *line == '\n') {
		if (*line == '[')
			inside = strncmp(line + 1, section, section_bytes) == 0 && line[1 + section_bytes] == ']';
		if (!inside || strncmp(line, key, key_bytes) != 0)
			continue;
		const char *value = line + key_bytes;
		value += strspn(value, " \t");
		if (*value != '=')
			continue;
		value += 1 + strspn(value + 1, " \t");
		size_t n_bytes = *value == '"' ? strcspn(value + 1, "\"\n") : 0;
		if (*value != '"' || value[1 + n_bytes] != '"' || n_bytes >= size)
			return false;
		memcpy(out, value + 1, n_bytes);
		out[n_bytes] = '\0';
		return true;
	}
	return false;
}
