/* import_model WHEEL OUT: the import of a model without the rest of habeas. */
#include <stdio.h>

#include "language/import.h"

int main(int argc, char **argv)
{
	struct hb_error error = {0};
	char message[1024];

	if (argc != 3) {
		fprintf(stderr, "usage: import_model WHEEL OUT\n");
		return 2;
	}
	if (hb_model_import(argv[1], argv[2], &error) != HB_OK) {
		fprintf(stderr, "import_model: %s\n", hb_error_text(&error, message, sizeof message));
		return 3;
	}
	return 0;
}
