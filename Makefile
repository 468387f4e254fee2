# Storehand. `make` alone says what there is to make.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

# The tag says that the code keeps Fyne's threading rule; without it Fyne checks
# at run time, which makes long lists visibly slower.
TAGS := migrated_fynedo
GOFLAGS_ALL := -tags $(TAGS) -buildvcs=false
# What is tested, checked and measured: PACKAGES=./app/photo/... for a part.
PACKAGES ?= ./...
# Which benchmarks run: BENCH=Peers PACKAGES=. for the table of photo programs alone.
BENCH ?= .
VERSION := $(shell sed -n 's/^Version = "\(.*\)"/\1/p' FyneApp.toml)
PACKAGE := dist/Storehand-$(VERSION)-$(shell uname -s | tr A-Z a-z)-$(shell uname -m)

# A Go fetched by .ci/needs goes before one that is too old.
export PATH := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/storehand/go/bin:$(PATH)

# Fyne reads the language from LANG and complains about none and "C".
ifeq ($(filter-out C C.% POSIX,$(LANG)),)
export LANG := en_US.UTF-8
endif

.PHONY: help run build test check bench package clean

help: ## say what there is to make
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

run: build ## install what is missing, build, open the window (ARGS="--workspace DIR")
	@if [ "$$(uname -s)" = Linux ] && [ -z "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
		echo "There is no display here, so the window cannot open. The program is built; these commands need no window:"; \
		echo "    ./storehand prep --help      make finished pictures of photos"; \
		echo "    ./storehand import --help    read a shop's product file"; \
		echo "    ./storehand export --help    write a shop's product file"; \
		echo "    ./storehand check --help     check a workspace"; \
		exit 1; \
	fi
	./storehand $(ARGS)

build: ## install what is missing and build ./storehand
	@.ci/needs build
	go build $(GOFLAGS_ALL) -trimpath -ldflags '-s -w' -o storehand .

test: ## install what is missing and run every test, in a virtual screen, with the race detector
	@.ci/needs test
	@[ -d ../shared ] || echo "../shared is absent: the tests that read its files are skipped and say so under -v."
	STOREHAND_REQUIRE_KEYCHAIN=1 xvfb-run -a -s '-screen 0 1440x900x24' \
		bash -c 'openbox >/dev/null 2>&1 & exec go test $(GOFLAGS_ALL) -race -timeout 30m $(PACKAGES)'

check: ## formatting, vet, staticcheck, known vulnerabilities, the rules of the house
	@.ci/needs build
	@unformatted=$$(gofmt -l .); [ -z "$$unformatted" ] || { echo "Not formatted by gofmt:"; echo "$$unformatted"; exit 1; }
	go vet -tags $(TAGS) $(PACKAGES)
	go tool staticcheck -tags $(TAGS) $(PACKAGES)
	go test $(GOFLAGS_ALL) -count=1 ./app ./ui/uithread
	@mkdir -p dist; if go tool govulncheck -tags $(TAGS) $(PACKAGES) >dist/vulnerabilities.txt 2>&1; then \
		tail -n 3 dist/vulnerabilities.txt; \
	elif grep -q 'fetching vulnerabilities' dist/vulnerabilities.txt; then \
		echo "The vulnerability database cannot be reached from here, so known vulnerabilities were not looked for."; \
	else \
		cat dist/vulnerabilities.txt; exit 1; \
	fi

bench: ## run the benchmarks, and photos beside other programs (BENCH=Peers PACKAGES=. for these alone)
	@.ci/needs build
	go test $(GOFLAGS_ALL) -run '^$$' -bench '$(BENCH)' -benchmem -timeout 60m $(PACKAGES)

# Of the archive that the Fyne tool makes (v1.7.2) two things are put right: the
# build number it raises in FyneApp.toml each time is for the one who releases to
# raise, and the installer in it looks for the icon without ".png". Installing
# from it into an empty folder shows that it works.
package: build ## make an archive to install from, with icon and menu entry, in dist/
	@.ci/needs package
	@rm -rf dist/storehand dist/trial && mkdir -p dist && cp FyneApp.toml dist/FyneApp.toml.kept
	trap 'mv dist/FyneApp.toml.kept FyneApp.toml' EXIT; \
		(cd dist && go tool fyne package --src .. --executable "$$PWD/../storehand" --release)
	tar -C dist -xJf dist/Storehand.tar.xz
	sed -i '/\.png"/! s/^\(Icon := ".*\)"$$/\1.png"/' dist/storehand/Makefile
	cp LICENSE assets/notices.txt dist/storehand/
	tar -C dist -cJf $(PACKAGE).tar.xz storehand
	$(MAKE) --no-print-directory -C dist/storehand install DESTDIR="$$PWD/dist/trial" >dist/trial.txt
	@rm -rf dist/storehand dist/trial dist/trial.txt dist/Storehand.tar.xz
	@ls -l $(PACKAGE).tar.xz

clean: ## remove what was built
	rm -rf dist storehand
