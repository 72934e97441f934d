# Laurel. `make demo` shows what it does, `make test` tests it, `make help` lists the rest.

PREFIX ?= /usr/local
SWIFT ?= swift
# Further options for the compiler driver, for example SWIFTFLAGS="--jobs 2".
SWIFTFLAGS ?=
# Options of Benchmarks/run, for example BENCHFLAGS="--full".
BENCHFLAGS ?=

RELEASE = -c release --product laurel $(SWIFTFLAGS)
DEBUG = --build-tests --explicit-target-dependency-import-check=error $(SWIFTFLAGS)
SOURCES = Sources Tests Benchmarks/Sources Package.swift

.PHONY: help demo test build packages docs gallery format lint bench check-imports check-fonts install clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: build ## the samples from import to finished certificates, in out/
	@.ci/demo

test: packages ## build and run every test
	$(SWIFT) build $(DEBUG)
	$(SWIFT) test --skip-build $(SWIFTFLAGS)

build: packages ## the release binary
	$(SWIFT) build $(RELEASE)

packages: ## install the Debian packages of .ci/packages.txt that are missing
	@.ci/require-swift
	@.ci/install-packages

docs: packages ## the reference page, its pictures and the schemas
	$(SWIFT) build --product laurel-docs $(SWIFTFLAGS)
	@"$$($(SWIFT) build --show-bin-path)/laurel-docs" reference

gallery: packages ## docs/gallery.md, and every family on every sheet in six languages in out/gallery
	$(SWIFT) build -c release --product laurel-docs $(SWIFTFLAGS)
	@"$$($(SWIFT) build -c release --show-bin-path)/laurel-docs" gallery

bench: build ## Laurel, typst, ReportLab and WeasyPrint making the same certificate: CPU, rate, bytes, memory
	$(SWIFT) build -c release --product laurel-bench $(SWIFTFLAGS)
	@Benchmarks/run --bin "$$($(SWIFT) build $(RELEASE) --show-bin-path)" $(BENCHFLAGS)

format: ## put the sources into the project's format
	$(SWIFT) format --in-place --parallel --recursive $(SOURCES)

lint: ## complain about sources in another format
	$(SWIFT) format lint --strict --parallel --recursive $(SOURCES)

check-imports: ## hold the targets to one direction
	@.ci/check-imports

check-fonts: ## compare Fonts/ with its manifest
	@.ci/check-fonts

install: build ## PREFIX=/usr/local, DESTDIR=
	install -D -m 755 "$$($(SWIFT) build $(RELEASE) --show-bin-path)/laurel" "$(DESTDIR)$(PREFIX)/bin/laurel"
	mkdir -p "$(DESTDIR)$(PREFIX)/share/laurel"
	cp -R Fonts Layouts Profiles "$(DESTDIR)$(PREFIX)/share/laurel/"

clean: ## remove what was built and what the demo and the benchmark made
	$(SWIFT) package clean
	rm -rf out/demo out/open-edx out/ocean-literacy out/signed out/venv out/bench
