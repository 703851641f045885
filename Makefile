# The front door: meson builds, this names what one does.  `make demo` and `make test` need nothing installed beforehand.
.PHONY: all deps demo test bench bench-language install fuzz clean

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
	@ninja -C build --quiet

build/models/en.model: build/habeas
	@test -f $@ || build/habeas model import "$$(tools/fetch-model)" --out $@ >/dev/null

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
	@ninja -C build-test --quiet
	@test -f build-test/models/en.model || \
		build-test/habeas model import "$$(tools/fetch-model)" --out build-test/models/en.model >/dev/null
	@tools/run-tests build-test

bench: all
	@tools/bench $(BENCH)

bench-language: all
	@tools/bench-language

install: all
	@meson install -C build

clean:
	rm -rf build build-test

FORCE:
