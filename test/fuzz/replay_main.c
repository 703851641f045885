/* Gives every file named (or in a folder named) to a fuzz target: saved inputs replay in every ordinary test run, under the
 * sanitizers, without a fuzzer.  Prints TAP, one line a file. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n_bytes);

static int n_files;

static void replay_file(const char *path)
{
	FILE *file = fopen(path, "rbe");
	if (!file)
		return;
	fseek(file, 0, SEEK_END);
	long size = ftell(file);
	rewind(file);
	/* A block of its own size, so that the sanitizer sees every read past the end. */
	uint8_t *bytes = malloc(size > 0 ? (size_t)size : 1);
	size_t n_bytes = bytes && size > 0 ? fread(bytes, 1, (size_t)size, file) : 0;
	fclose(file);
	LLVMFuzzerTestOneInput(bytes, n_bytes);
	free(bytes);
	printf("ok %d - %s\n", ++n_files, path);
	fflush(stdout);
}

static void replay(const char *path)
{
	struct stat status;
	DIR *folder = stat(path, &status) == 0 && S_ISDIR(status.st_mode) ? opendir(path) : NULL;
	if (!folder) {
		replay_file(path);
		return;
	}
	for (struct dirent *entry; (entry = readdir(folder));) {
		char child[4096];
		if (entry->d_name[0] == '.')
			continue;
		snprintf(child, sizeof child, "%s/%s", path, entry->d_name);
		replay_file(child);
	}
	closedir(folder);
}

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		replay(argv[i]);
	printf("1..%d\n", n_files);
	return n_files ? 0 : 1;
}
