/* Fetching, against a server of three answers on this machine's loopback. */
#include "source/fetch.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

#include "test.h"

enum { REQUESTS = 4 };

static uint16_t port;

static const char *answer_to(const char *request)
{
	if (!strncmp(request, "GET /old ", 9))
		return "HTTP/1.1 302 Found\r\nLocation: /new\r\nContent-Length: 6\r\nConnection: close\r\n\r\nmoved!";
	if (!strncmp(request, "GET /new ", 9))
		return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=koi8-r\r\nContent-Length: 11\r\nConnection: close\r\n\r\nHe is free.";
	return "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\nConnection: close\r\n\r\ngone";
}

static void *serve(void *listening)
{
	for (int i = 0; i < REQUESTS; i++) {
		char request[4096];
		int connection = accept(*(int *)listening, NULL, NULL);
		ssize_t n = recv(connection, request, sizeof request - 1, 0);
		request[n > 0 ? n : 0] = 0;
		const char *answer = answer_to(request);
		if (send(connection, answer, strlen(answer), MSG_NOSIGNAL) < 0)
			perror("send");
		close(connection);
	}
	return NULL;
}

static int listen_somewhere(void)
{
	int listening = socket(AF_INET, SOCK_STREAM, 0);
	struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t size = sizeof address;
	assert_int_equal(bind(listening, (struct sockaddr *)&address, sizeof address), 0);
	assert_int_equal(listen(listening, 4), 0);
	assert_int_equal(getsockname(listening, (struct sockaddr *)&address, &size), 0);
	port = ntohs(address.sin_port);
	return listening;
}

static void fetch__keeps_bytes_headers_redirects_and_refuses_errors_and_floods(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	int listening = listen_somewhere();
	pthread_t server;
	assert_int_equal(pthread_create(&server, NULL, serve, &listening), 0);
	struct hb_fetched fetched;
	struct hb_error error = {0};
	const char *base = hb_arena_format(arena, "http://127.0.0.1:%u", port);
	if (hb_fetch(hb_arena_format(arena, "%s/old", base), 1000, arena, &fetched, &error) != HB_OK)
		fail_msg("%s", error.message);
	assert_string_equal(fetched.bytes, "He is free.");
	assert_int_equal(fetched.n_bytes, 11);
	assert_int_equal(fetched.status, 200);
	assert_string_equal(fetched.content_type, "text/html; charset=koi8-r");
	assert_string_equal(fetched.final_url, hb_arena_format(arena, "%s/new", base));
	assert_int_equal(fetched.n_redirects, 1);
	assert_string_equal(fetched.redirects[0], "/new");
	assert_non_null(strstr(fetched.headers, "302 Found"));
	assert_int_equal(strlen(fetched.retrieved), strlen("2019-05-10T08:30:00Z"));
	assert_int_equal(hb_fetch(hb_arena_format(arena, "%s/none", base), 1000, arena, &fetched, &error), HB_SYSTEM);
	assert_non_null(strstr(error.message, "404"));
	assert_int_equal(hb_fetch(hb_arena_format(arena, "%s/new", base), 5, arena, &fetched, &error), HB_SYSTEM);
	assert_non_null(strstr(error.message, "larger than 5 bytes"));
	pthread_join(server, NULL);
	close(listening);
	hb_arena_free(arena);
}

static void fetch__only_the_web(void **state)
{
	struct hb_arena *arena = hb_arena_new();
	struct hb_fetched fetched;
	struct hb_error error = {0};
	assert_int_equal(hb_fetch("file:///etc/hostname", 1000, arena, &fetched, &error), HB_MISUSE);
	hb_arena_free(arena);
}

TEST_MAIN(cmocka_unit_test(fetch__keeps_bytes_headers_redirects_and_refuses_errors_and_floods),
	  cmocka_unit_test(fetch__only_the_web))
