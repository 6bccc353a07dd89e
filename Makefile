# Aliases for the everyday commands; `make help` lists them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup archives build demo test prove bench lint format-check clean

# What building and linking need besides Swift and git.
PACKAGES := libpcre2-dev libsqlite3-dev libyaml-dev zlib1g-dev pkg-config g++
# Archives that release binaries carry, so that the loader has nothing to find and to bind: that took a quarter of the time of linting a small file.
ARCHIVES := $(CURDIR)/.build/archives
# Where the system has an archive of its C library, too, the program needs nothing of the system it runs on. (Not `:=`: the compiler may be installed on the way.)
STATIC = $(if $(filter /%,$(shell g++ -print-file-name=libc.a)),-Xswiftc -static-executable)
RELEASE = swift build -c release -Xswiftc -cross-module-optimization --static-swift-stdlib --pkg-config-path $(ARCHIVES) -Xlinker --no-export-dynamic $(STATIC) --quiet
DHI := .build/release/dhi

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-13s %s\n", $$1, $$2}'

setup: ## install missing system packages (apt-get; sudo unless root)
	@command -v swift >/dev/null || { echo "Swift 6.3 is needed: https://www.swift.org/install/linux/" >&2; exit 1; }
	@missing=; \
	if command -v dpkg-query >/dev/null; then \
	  for package in $(PACKAGES); do \
	    dpkg-query -W -f='$${db:Status-Abbrev}' "$$package" 2>/dev/null | grep -q '^ii' || missing="$$missing $$package"; \
	  done; \
	  if [ -n "$$missing" ]; then \
	    echo "Installing$$missing"; \
	    sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	    $$sudo apt-get update -qq; \
	    DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	  fi; \
	else \
	  echo "Not Debian or Ubuntu: please see that the headers of PCRE2, SQLite and libyaml are installed."; \
	fi

# The linker looks into this folder first and finds no shared libraries there. Where the system has no archive of a library, the shared one is taken.
archives:
	@rm -rf $(ARCHIVES) && mkdir -p $(ARCHIVES)
	@for name in sqlite3 libpcre2-8 yaml-0.1; do \
	  archive="$$(pkg-config --variable=libdir $$name)/$$(pkg-config --libs-only-l $$name | sed 's/^-l\([^ ]*\).*/lib\1.a/')"; \
	  [ -e "$$archive" ] || continue; \
	  ln -s "$$archive" $(ARCHIVES)/; \
	  sed 's|^libdir=.*|libdir=$(ARCHIVES)|' "$$(pkg-config --variable=pcfiledir $$name)/$$name.pc" > $(ARCHIVES)/$$name.pc; \
	done
	@archive="$$(g++ -print-file-name=libstdc++.a)"; if [ -e "$$archive" ]; then ln -s "$$archive" $(ARCHIVES)/; fi

build: setup archives ## build the release binaries (.build/release/dhi)
	@echo "Building (release) …"
	@# The linker warns of functions of Foundation that are never called.
	@$(RELEASE) 2>&1 | { grep -vE 'use of .mktemp. is dangerous|in statically linked applications requires at runtime' || true; }
	@ls -lh $(DHI) | awk '{print $$NF ": " $$5}'

demo: build ## migrate the sample projects: diffs and the report
	@$(DHI) migrate samples

test: setup ## run the tests; the last line is the runner's own
	@echo "Building the tests …"
	@swift build --build-tests --quiet
	@swift test --skip-build --disable-xctest 2>&1 | awk '/^[◇✔✘➜↳]/ { show = !/^(◇|✔ (Test|Suite))/ || /Test run with/ } show || NR < 3 || /^error:|[Ff]atal error|signal code/ { print; fflush() }'

prove: build ## build and run the samples before and after in a Docker Engine (see README.md)
	@.ci/prove

bench: build ## measure speed and memory as ratios (see Benchmarks/README.md)
	@Benchmarks/run

lint: build ## lint the Dockerfiles of samples/
	@$(DHI) lint samples

format-check: ## check the layout of the Swift sources
	@swift format lint --strict --parallel --recursive Sources Tests Package.swift && echo "Layout is fine."

clean: ## remove what building made
	@swift package clean
