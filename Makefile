# make            build the program (build/moot) and the library (build/library.db)
# make run        install what is missing, build, and open moot
# make test       install what the tests need, build and run them
#                 SANITIZE=1 make test: the same with address and undefined-behaviour
#                 sanitizers; make test T=outline: only the test binaries so named
# make coverage   which branches the tests take of what stands between hostile bytes
#                 and the reader
# make threads    the tests of what runs in threads, under the thread sanitizer
# make memory     tests of parsers and stores under valgrind
# make soak       the same tests with the full number of random cases
# make bench      speed, memory and bytes to the terminal, beside their peers
# make fuzz       every fuzz target for FUZZ_SECONDS (60) each, with clang
# make screens    rewrite the golden screens, for review in the diff
# make tidy       look for globals, long functions and likely bugs (clang-tidy)
# make format     lay out the code as .clang-format says; make format-check only looks
# make install    PREFIX=/usr/local, DESTDIR: program, library, manual, completions
# make clean      take away everything that was built

NAME     = moot
VERSION  = 0.1
PREFIX  ?= /usr/local
DATADIR  = $(PREFIX)/share/$(NAME)
ifeq ($(origin CC),default)
CC       = cc
endif
CFLAGS  ?= -O2 -g
PACKAGES = ncursesw sqlite3 yaml-0.1 md4c
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wvla -Wformat=2 \
           -Wstrict-prototypes -Wmissing-prototypes -Werror=format-security
FUZZ_SECONDS ?= 60

# Hardening (R55 of the requirements): what the compiler does not know is left out.
may = $(shell $(CC) $(1) -Werror -x c -c /dev/null -o /dev/null 2>/dev/null && echo $(1))
ifdef SANITIZE
BUILD   := build/sanitize
HARDEN  := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
else ifdef THREADS
BUILD   := build/threads
HARDEN  := -fsanitize=thread -fno-omit-frame-pointer
else ifdef COVERAGE
BUILD   := build/coverage
HARDEN  := --coverage -DCOVERAGE
CFLAGS  := -O0 -g
else
BUILD   := build
HARDEN  := -fPIE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 \
           $(call may,-fstack-protector-strong) $(call may,-fstack-clash-protection) \
           $(call may,-fcf-protection) $(call may,-ftrivial-auto-var-init=zero)
ifeq ($(shell uname -s),Linux)
HARDLINK := -pie -Wl,-z,relro,-z,now
endif
endif
ifdef WERROR
WARNINGS += -Werror
endif

ALL_CFLAGS := -std=c11 -D_GNU_SOURCE -I. $(WARNINGS) $(HARDEN) $(CFLAGS) \
              -DVERSION='"$(VERSION)"' -DDATADIR='"$(DATADIR)"' \
              $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null)
LDLIBS   := $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -lunistring -lstemmer -lpthread -lm
TESTLIBS := -lcmocka -lvterm -lutil

SOURCES := $(sort $(wildcard src/*/*.c ui/*.c))
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o)
ARCHIVE := $(BUILD)/lib$(NAME).a
SHARED  := $(patsubst %.c,$(BUILD)/%.o,$(filter-out tests/test_%,$(wildcard tests/*.c)))
TESTS   := $(patsubst %.c,$(BUILD)/%,$(sort $(wildcard tests/test_*.c)))
BENCHES := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/bench/bench_*.c))
FLOOR   := $(BUILD)/tests/bench/floor
FUZZERS := $(patsubst tests/fuzz/%.c,build/fuzz/%,$(wildcard tests/fuzz/fuzz_*.c))
CONTENT := $(shell find content -type f 2>/dev/null)
WANTED  := $(if $(T),$(filter $(addprefix %/test_,$(T)),$(TESTS)),$(TESTS))

all: $(BUILD)/$(NAME) $(BUILD)/library.db

# --- building

# Other flags make other objects: this file changes when they do.
$(BUILD)/flags: always
	@mkdir -p $(@D)
	@echo '$(subst ','\'',$(CC) $(ALL_CFLAGS))' | cmp -s - $@ || \
	 echo '$(subst ','\'',$(CC) $(ALL_CFLAGS))' > $@

$(BUILD)/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c $< -o $@

$(ARCHIVE): $(filter-out %/ui/main.o,$(OBJECTS))
	@rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/$(NAME): $(BUILD)/ui/main.o $(ARCHIVE)
	$(CC) $(ALL_CFLAGS) $(HARDLINK) $(LDFLAGS) $^ $(LDLIBS) -o $@

$(BUILD)/library.db: $(BUILD)/$(NAME) $(CONTENT)
	$(BUILD)/$(NAME) build --fresh content -o $@

$(TESTS): $(BUILD)/%: $(BUILD)/%.o $(SHARED) $(ARCHIVE)
	$(CC) $(ALL_CFLAGS) $(HARDLINK) $(LDFLAGS) $^ $(LDLIBS) $(TESTLIBS) -o $@

$(BENCHES): $(BUILD)/%: $(BUILD)/%.o $(SHARED) $(ARCHIVE)
	$(CC) $(ALL_CFLAGS) $(HARDLINK) $(LDFLAGS) $^ $(LDLIBS) $(TESTLIBS) -o $@

# The peer knows ncurses and nothing else.
$(FLOOR): tests/bench/floor.c
	@mkdir -p $(@D)
	$(CC) -O2 $< $(shell pkg-config --cflags --libs ncursesw) -o $@

run:
	@.ci/packages build
	@$(MAKE) --no-print-directory all
	@$(BUILD)/$(NAME)

# --- testing

test:
	@.ci/packages test
	@$(MAKE) --no-print-directory tests-run

tests-run: all $(WANTED) layers
	@BUILD=$(BUILD) tests/run.sh $(WANTED)

soak:
	@SOAK=1 $(MAKE) --no-print-directory test

# What R56 of the requirements names: sanitiser, decoder, store, state.
COVERED = src/text/code_point.c src/text/unit.c src/text/text.c ui/input.c ui/sequence.c \
          $(sort $(wildcard src/store/*.c)) src/document/markdown_guard.c src/argdown/data.c
COVERING = text text_fold text_wrap sinks input store store_hostile state state_schema \
           search search_scan search_scale building library faulty_files fuzz_corpora data \
           document query

coverage:
	@.ci/packages test
	@rm -rf build/coverage
	@COVERAGE=1 $(MAKE) --no-print-directory tests-run T="$(COVERING)"
	@tests/coverage.sh build/coverage $(COVERED)

threads:
	@.ci/packages test
	@THREADS=1 $(MAKE) --no-print-directory tests-run T="worker map_desk search app"

memory: all
	@$(MAKE) --no-print-directory $(VALGRIND_TESTS)
	@for test in $(VALGRIND_TESTS); do \
	    TMPDIR=$${TMPDIR:-/tmp} valgrind -q --leak-check=full --error-exitcode=9 \
	        --errors-for-leak-kinds=definite $$test >/dev/null && echo "ok $$test" || exit 1; \
	done
VALGRIND_TESTS = $(patsubst %,$(BUILD)/tests/test_%,base data argdown_file state store_hostile)

screens: all $(BUILD)/tests/test_screens
	@UPDATE=1 BUILD=$(BUILD) $(BUILD)/tests/test_screens

layers:
	@tests/layers.sh
	@tests/sinks.sh

bench: all $(BENCHES) $(FLOOR)
	@BUILD=$(BUILD) tests/bench/run.sh

FUZZ_CFLAGS := -std=c11 -D_GNU_SOURCE -I. -g -O1 -DVERSION='""' -DDATADIR='""' \
               -fsanitize=address,undefined -fno-sanitize-recover=all \
               $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null)
FUZZ_OBJECTS := $(patsubst %.c,build/fuzz/%.o,$(filter-out ui/main.c,$(SOURCES)))

$(FUZZ_OBJECTS): build/fuzz/%.o: %.c
	@mkdir -p $(@D)
	clang $(FUZZ_CFLAGS) -fsanitize=fuzzer-no-link -MMD -MP -c $< -o $@

$(FUZZERS): build/fuzz/%: tests/fuzz/%.c $(FUZZ_OBJECTS)
	clang $(FUZZ_CFLAGS) -fsanitize=fuzzer $^ $(LDLIBS) -o $@

fuzz: $(FUZZERS)
	@tests/fuzz/run.sh $(FUZZ_SECONDS) $(FUZZERS)

tidy:
	@.ci/packages check
	@mkdir -p build/tidy
	@printf '%s\n' -I$(CURDIR) $(filter-out -f% -I. -D_FORTIFY_SOURCE=3,$(ALL_CFLAGS)) > build/tidy/compile_flags.txt
	@printf '%s\n' $(SOURCES) | xargs -P 2 -n 4 clang-tidy --quiet -p build/tidy 2>/dev/null

FORMATTED = $(wildcard src/*/*.[ch] ui/*.[ch] tests/*.[ch] tests/*/*.[ch])

format:
	@.ci/packages check
	clang-format -i $(FORMATTED)

format-check:
	@.ci/packages check
	@clang-format --dry-run -Werror $(FORMATTED)

# --- installing

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(DATADIR) \
	    $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/man/man7
	install -m 755 $(BUILD)/$(NAME) $(DESTDIR)$(PREFIX)/bin/$(NAME)
	install -m 644 $(BUILD)/library.db $(DESTDIR)$(DATADIR)/library.db
	install -m 644 moot.1 $(DESTDIR)$(PREFIX)/share/man/man1/moot.1
	install -m 644 moot-kiosk.7 $(DESTDIR)$(PREFIX)/share/man/man7/moot-kiosk.7
	install -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions \
	    $(DESTDIR)$(PREFIX)/share/zsh/site-functions \
	    $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	install -m 644 completions/moot.bash \
	    $(DESTDIR)$(PREFIX)/share/bash-completion/completions/moot
	install -m 644 completions/_moot $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_moot
	install -m 644 completions/moot.fish \
	    $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/moot.fish

clean:
	rm -rf build

always:

.PHONY: all run test tests-run soak coverage threads memory screens layers bench fuzz tidy format format-check \
        install clean always
.SECONDARY:
-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
