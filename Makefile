# The front door: meson builds, this names what one does.  `make demo` and `make test` need nothing installed beforehand.
.PHONY: all deps demo test bench bench-language bench-pages parity install fuzz clean

BENCH ?= ../shared/bench

all: build/habeas build/models/en.model

deps:
	@tools/install-deps
	@tools/fetch-model >/dev/null

build/build.ninja:
	@$(MAKE) --no-print-directory deps
	@meson setup build --buildtype=release >build.log 2>&1 || { cat build.log; exit 1; }
	@rm -f build.log

build/habeas: build/build.ninja FORCE
	@ninja -C build --quiet >build/ninja.log || { cat build/ninja.log; exit 1; }

build/models/en.model: build/habeas
	@build/habeas model import "$$(tools/fetch-model)" --out $@ >/dev/null

# Read the sample reports into a casebook of their own and show what came of it.
demo: all
	@tools/demo

build-test/build.ninja:
	@$(MAKE) --no-print-directory deps
	@meson setup build-test --buildtype=debugoptimized -Db_sanitize=address,undefined >build-test.log 2>&1 || \
		{ cat build-test.log; exit 1; }
	@rm -f build-test.log

# Everything under AddressSanitizer and UndefinedBehaviorSanitizer; the last line counts the tests.
test: build-test/build.ninja
	@ninja -C build-test --quiet >build-test/ninja.log || { cat build-test/ninja.log; exit 1; }
	@test build-test/models/en.model -nt build-test/habeas || \
		build-test/habeas model import "$$(tools/fetch-model)" --out build-test/models/en.model >/dev/null
	@tools/run-tests build-test

bench: all
	@tools/bench $(BENCH)

bench-language: all
	@tools/bench-language >build/bench-language.txt
	@tools/record-results "language engine, speed" "make bench-language" <build/bench-language.txt
	@cat build/bench-language.txt

# Pages to text, beside trafilatura.
bench-pages: all
	@tools/bench-pages $(BENCH)/articles/pages >build/bench-pages.txt
	@tools/record-results "pages, beside trafilatura" "make bench-pages" <build/bench-pages.txt
	@cat build/bench-pages.txt

# The answers of the language engine beside those of spaCy, token by token.
parity: all
	@tools/parity $(BENCH) >build/parity.txt || { cat build/parity.txt; exit 1; }
	@tools/record-results "language engine, parity with spaCy" "make parity" <build/parity.txt
	@cat build/parity.txt

# The fuzz targets side by side, an hour each (SECONDS=60 for a quick look); needs clang.
SECONDS ?= 3600
fuzz:
	@tools/fuzz $(SECONDS)

install: all
	@meson install -C build

clean:
	rm -rf build build-test build-fuzz

FORCE:
