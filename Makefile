# make            build the program (build/moot) and the library (build/library.db)
# make run        install what is missing, build, and open moot
# make test       install what tests need, build and run them     (SANITIZE=1: with sanitizers)
# make tidy       look for globals, long functions and likely bugs
# make format     lay out the code as .clang-format says
# make screens    rewrite the golden screens, for review in the diff
# make clean      take away everything that was built

NAME     = moot
PREFIX  ?= /usr/local
CC      ?= cc
CFLAGS  ?= -O2 -g
BUILD    = build
PACKAGES = ncursesw sqlite3 yaml-0.1 md4c
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wvla -Wformat=2 \
           -Wstrict-prototypes -Wmissing-prototypes -Werror=format-security
HARDEN   = -fPIE -fstack-protector-strong -fstack-clash-protection \
           -ftrivial-auto-var-init=zero
HARDLINK = -pie -Wl,-z,relro,-z,now

ifdef SANITIZE
BUILD    = build/sanitize
HARDEN   = -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
HARDLINK =
else
HARDEN  += -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3
endif
ifneq ($(filter x86_64 i%86,$(shell uname -m)),)
HARDEN  += -fcf-protection
endif
ifdef WERROR
WARNINGS += -Werror
endif

ALL_CFLAGS = -std=c11 -D_GNU_SOURCE -I. -MMD -MP $(WARNINGS) $(HARDEN) $(CFLAGS) \
             $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null)
LDLIBS   = $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -lunistring -lpthread
TESTLIBS = -lcmocka -lvterm -lutil

SOURCES := $(wildcard src/*/*.c ui/*.c)
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o)
ARCHIVE := $(BUILD)/lib$(NAME).a
SHARED  := $(patsubst %.c,$(BUILD)/%.o,$(filter-out $(wildcard tests/test_*.c),$(wildcard tests/*.c)))
TESTS   := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/test_*.c))

all: $(BUILD)/$(NAME)

$(ARCHIVE): $(filter-out %/main.o,$(OBJECTS))
	@rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/$(NAME): $(BUILD)/ui/main.o $(ARCHIVE)
	$(CC) $(ALL_CFLAGS) $(HARDLINK) $(LDFLAGS) $^ $(LDLIBS) -o $@

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c $< -o $@

$(TESTS): $(BUILD)/%: $(BUILD)/%.o $(SHARED) $(ARCHIVE)
	$(CC) $(ALL_CFLAGS) $(HARDLINK) $(LDFLAGS) $^ $(LDLIBS) $(TESTLIBS) -o $@

test: $(TESTS) layers
	@for t in $(TESTS); do BUILD=$(BUILD) ./$$t || exit 1; done

layers:
	@tests/layers.sh

tidy:
	clang-tidy --quiet $(SOURCES) -- $(filter-out -MMD -MP -fstack-clash-protection,$(ALL_CFLAGS))

format:
	clang-format -i $(wildcard src/*/*.[ch] ui/*.[ch] tests/*.[ch])

clean:
	rm -rf build

.PHONY: all test layers tidy format clean
.SECONDARY:
-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
