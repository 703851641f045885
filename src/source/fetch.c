/* Fetching by libcurl.  One easy handle per call: fetching is rare and must carry nothing over from one address to the
 * next (no cookies, no credentials). */
#include "source/fetch.h"

#include <curl/curl.h>
#include <pthread.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "base/buffer.h"

enum { MAX_REDIRECTS = 10, MAX_HEADER_BYTES = 1 << 20, CONNECT_SECONDS = 20, TOTAL_SECONDS = 120 };

struct transfer {
	struct hb_buffer body, headers;
	struct hb_arena *arena;
	HB_ARRAY(const char *) redirects;
	CURL *curl;
};

static void start_curl(void)
{
	curl_global_init(CURL_GLOBAL_DEFAULT);
}

static size_t take_body(char *bytes, size_t size, size_t count, void *userdata)
{
	struct transfer *transfer = userdata;
	hb_buffer_add(&transfer->body, bytes, size * count);
	return transfer->body.overflowed ? 0 : size * count; /* 0 ends the transfer */
}

static size_t take_header(char *bytes, size_t size, size_t count, void *userdata)
{
	struct transfer *transfer = userdata;
	size_t n_bytes = size * count;
	hb_buffer_add(&transfer->headers, bytes, n_bytes);
	long status = 0;
	curl_easy_getinfo(transfer->curl, CURLINFO_RESPONSE_CODE, &status);
	if (n_bytes > 9 && !strncasecmp(bytes, "location:", 9) && status >= 300 && status < 400) {
		char *target = hb_arena_copy_text(transfer->arena, bytes + 9, n_bytes - 9);
		target += strspn(target, " \t");
		target[strcspn(target, "\r\n")] = 0;
		HB_PUSH(transfer->arena, transfer->redirects, target);
	}
	if (n_bytes <= 2) /* the body of a redirection is not part of what was asked for */
		hb_buffer_clear(&transfer->body);
	return transfer->headers.overflowed ? 0 : n_bytes;
}

static void set_options(CURL *curl, const char *url, size_t max_bytes, struct transfer *transfer)
{
	curl_easy_setopt(curl, CURLOPT_URL, url);
#if LIBCURL_VERSION_NUM >= 0x075500
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
#else
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
	curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
	curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
	curl_easy_setopt(curl, CURLOPT_MAXREDIRS, (long)MAX_REDIRECTS);
	curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)TOTAL_SECONDS);
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_USERAGENT, "habeas/0.1 (reads one address that its user named)");
	curl_easy_setopt(curl, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)max_bytes);
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
	curl_easy_setopt(curl, CURLOPT_WRITEDATA, transfer);
	curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
	curl_easy_setopt(curl, CURLOPT_HEADERDATA, transfer);
}

static const char *now(struct hb_arena *arena)
{
	char text[32];
	time_t seconds = time(NULL);
	struct tm utc;
	gmtime_r(&seconds, &utc);
	strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
	return hb_arena_text(arena, text);
}

static void fill(struct transfer *transfer, const char *url, struct hb_fetched *fetched)
{
	struct hb_arena *arena = transfer->arena;
	char *text = NULL;
	fetched->bytes = hb_arena_copy_text(arena, transfer->body.bytes ? transfer->body.bytes : "", transfer->body.n_bytes);
	fetched->n_bytes = transfer->body.n_bytes;
	fetched->headers = hb_arena_copy_text(arena, transfer->headers.bytes ? transfer->headers.bytes : "", transfer->headers.n_bytes);
	fetched->url = hb_arena_text(arena, url);
	curl_easy_getinfo(transfer->curl, CURLINFO_EFFECTIVE_URL, &text);
	fetched->final_url = hb_arena_text(arena, text ? text : url);
	text = NULL;
	curl_easy_getinfo(transfer->curl, CURLINFO_CONTENT_TYPE, &text);
	fetched->content_type = text ? hb_arena_text(arena, text) : NULL;
	fetched->redirects = transfer->redirects.items;
	fetched->n_redirects = transfer->redirects.count;
	curl_easy_getinfo(transfer->curl, CURLINFO_RESPONSE_CODE, &fetched->status);
	fetched->retrieved = now(arena);
}

enum hb_status hb_fetch(const char *url, size_t max_bytes, struct hb_arena *arena, struct hb_fetched *ret_fetched,
			struct hb_error *error)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	if (strncasecmp(url, "http://", 7) && strncasecmp(url, "https://", 8))
		return hb_fail(error, HB_MISUSE, "only http and https addresses are fetched: %.300s", url);
	pthread_once(&once, start_curl);
	struct transfer transfer = {.arena = arena, .curl = curl_easy_init()};
	if (!transfer.curl)
		return hb_fail(error, HB_SYSTEM, "libcurl cannot be started");
	hb_buffer_init(&transfer.body, max_bytes);
	hb_buffer_init(&transfer.headers, MAX_HEADER_BYTES);
	set_options(transfer.curl, url, max_bytes, &transfer);
	CURLcode code = curl_easy_perform(transfer.curl);
	struct hb_fetched fetched = {0};
	fill(&transfer, url, &fetched);
	enum hb_status status = HB_OK;
	if (transfer.body.overflowed || code == CURLE_FILESIZE_EXCEEDED)
		status = hb_fail(error, HB_SYSTEM, "the answer is larger than %zu bytes", max_bytes);
	else if (code != CURLE_OK)
		status = hb_fail(error, HB_SYSTEM, "cannot be fetched: %s", curl_easy_strerror(code));
	else if (fetched.status >= 400)
		status = hb_fail(error, HB_SYSTEM, "the server answered with status %ld", fetched.status);
	if (status != HB_OK)
		hb_error_at(error, url, 0, UINT64_MAX);
	else
		*ret_fetched = fetched;
	hb_buffer_release(&transfer.body);
	hb_buffer_release(&transfer.headers);
	curl_easy_cleanup(transfer.curl);
	return status;
}
