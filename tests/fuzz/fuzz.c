// SPDX-License-Identifier: GPL-2.0
/* See fuzz.h. Each run begins with its own number, so that it can be repeated. */
#include "fuzz/fuzz.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "fuzz/seeds.h"

#define FUZZ_RUNS 20000
#define FUZZ_MOST_DAMAGE 6
#define FUZZ_SEED_LINES 3

/* clang-format off */
static const char *const numbers[] = {
	"0", "-1", "1", "255", "4294967295", "4294967296", "2147483648",
	"9223372036854775807", "9223372036854775808", "-9223372036854775808",
	"99999999999999999999999999", "1e9", "0.5", "", "x",
};
/* clang-format on */

/* The text being mutated. */
struct text {
	char *data;
	size_t size;
	uint64_t state; /* state of the random numbers */
};

/* A number from 0 to below @limit, which is above 0. */
static size_t fuzz_random(struct text *text, size_t limit)
{
	text->state += 0x9e3779b97f4a7c15u;
	uint64_t z = text->state;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
	z = (z ^ z >> 27) * 0x94d049bb133111ebu;
	return (z ^ z >> 31) % limit;
}

static size_t fuzz_count(const char *const *list)
{
	size_t count = 0;

	while (list[count])
		count++;
	return count;
}

/* Replace @length bytes at @at with @size bytes at @with. */
static void fuzz_replace(struct text *text, size_t at, size_t length,
			 const char *with, size_t size)
{
	size_t tail = text->size - at - length;
	char *data = malloc(at + size + tail + 1);

	/* An empty text may have no data, which memcpy() does not allow. */
	if (at)
		memcpy(data, text->data, at);
	memcpy(data + at, with, size);
	if (tail)
		memcpy(data + at + size, text->data + at + length, tail);
	free(text->data);
	text->data = data;
	text->size = at + size + tail;
}

static bool fuzz_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static void fuzz_number(struct text *text, size_t at)
{
	const char *number =
		numbers[fuzz_random(text, sizeof(numbers) / sizeof(*numbers))];
	size_t end;

	while (at < text->size && !fuzz_is_digit(text->data[at]))
		at++;
	for (end = at; end < text->size && fuzz_is_digit(text->data[end]);
	     end++)
		;
	fuzz_replace(text, at, end - at, number, strlen(number));
}

/* Delete or duplicate the line around @at. */
static void fuzz_line(struct text *text, size_t at, bool twice)
{
	size_t end = at;
	char *line;

	while (at && text->data[at - 1] != '\n')
		at--;
	while (end < text->size && text->data[end] != '\n')
		end++;
	end += end < text->size;
	line = malloc(end - at + 1);
	memcpy(line, text->data + at, end - at);
	fuzz_replace(text, at, twice ? 0 : end - at, line,
		     twice ? end - at : 0);
	free(line);
}

static void fuzz_damage(struct text *text)
{
	size_t at = fuzz_random(text, text->size + 1);
	size_t most = text->size - at;
	char byte = (char)fuzz_random(text, 256);
	const char *word;

	switch (fuzz_random(text, 8)) {
	case 0:
		fuzz_replace(text, at, most ? 1 : 0, &byte, 1);
		break;
	case 1:
		fuzz_replace(text, at, 0, &byte, 1);
		break;
	case 2:
		fuzz_replace(text, at, fuzz_random(text, most + 1) / 8, "", 0);
		break;
	case 3:
		fuzz_number(text, at);
		break;
	case 4:
		word = fuzz.words[fuzz_random(text, fuzz_count(fuzz.words))];
		fuzz_replace(text, at, 0, word, strlen(word));
		break;
	case 5:
		fuzz_line(text, at, true);
		break;
	case 6:
		fuzz_line(text, at, false);
		break;
	default:
		if (most)
			text->data[at] ^= (char)(1 << fuzz_random(text, 7));
	}
	if (!fuzz_random(text, 16))
		text->size = fuzz_random(text, text->size + 1);
}

/* Read a text into memory of exactly its size. */
static bool fuzz_read_exactly(const char *data, size_t size)
{
	char *exact = malloc(size ? size : 1);
	bool good;

	if (size)
		memcpy(exact, data, size);
	good = fuzz.read(exact, size);
	free(exact);
	return good;
}

static bool fuzz_one(const struct seeds *seeds, unsigned int run, bool print)
{
	struct text text = { .state = run };
	const struct seed *seed = seeds->seed +
		fuzz_random(&text, seeds->count);
	size_t damage;
	bool good;

	fuzz_replace(&text, 0, 0, seed->data, seed->size);
	damage = 1 + fuzz_random(&text, FUZZ_MOST_DAMAGE);
	while (damage--)
		fuzz_damage(&text);
	if (print) {
		printf("--- run %u, %zu bytes ---\n", run, text.size);
		fwrite(text.data, 1, text.size, stdout);
		printf("\n");
		fflush(stdout);
	}
	good = fuzz_read_exactly(text.data, text.size);
	free(text.data);
	if (!good)
		printf("FAIL: run %u\n", run);
	return good;
}

/* The unmodified seeds, which include former failures. */
static bool fuzz_undamaged(const struct seeds *seeds)
{
	size_t i;

	for (i = 0; i < seeds->count; i++)
		if (!fuzz_read_exactly(seeds->seed[i].data,
				       seeds->seed[i].size)) {
			printf("FAIL: seed %zu:\n%.*s\n", i,
			       (int)seeds->seed[i].size, seeds->seed[i].data);
			return false;
		}
	return true;
}

static int fuzz_run(const struct seeds *seeds, int argc, char *argv[])
{
	unsigned int first = 0, last = FUZZ_RUNS - 1, run;

	if (argc > 1) {
		first = (unsigned int)strtoul(argv[1], NULL, 10);
		last = argc > 2 ? (unsigned int)strtoul(argv[2], NULL, 10) :
				  first;
	} else if (!fuzz_undamaged(seeds)) {
		return EXIT_FAILURE;
	}
	for (run = first; run <= last; run++) {
		/* If it crashes, this is the input. */
		if (run % 1000 == 0) {
			printf("run %u\n", run);
			fflush(stdout);
		}
		if (!fuzz_one(seeds, run, argc > 1))
			return EXIT_FAILURE;
	}
	return EXIT_SUCCESS;
}

int fuzz_scratch(void)
{
	static int scratch = -1;

	if (scratch < 0)
		scratch = memfd_create("scratch", 0);
	return scratch;
}

int main(int argc, char *argv[])
{
	int status = EXIT_FAILURE;
	struct seeds seeds = { 0 };
	char corpus[256];

	snprintf(corpus, sizeof(corpus), "tests/fuzz/corpus/%s",
		 program_invocation_short_name);
	if (fuzz.texts)
		seeds_add_texts(&seeds, fuzz.texts);
	if (!fuzz.seed_file ||
	    seeds_add_lines(&seeds, fuzz.seed_file, FUZZ_SEED_LINES)) {
		seeds_add_corpus(&seeds, corpus);
		if (seeds.count)
			status = fuzz_run(&seeds, argc, argv);
		else
			printf("%s: nothing to start from\n", corpus);
	}
	seeds_free(&seeds);
	return status;
}
