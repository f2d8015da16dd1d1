# One command for each thing a person does here; `make` alone lists them.

# What nothing here uses of the web framework is left out: MessagePack's reader
# takes longer to compile than anything else here. Git is not asked for a
# version: in a clone of somebody else it refuses, and the build with it.
export GOFLAGS := -tags=nomsgpack -buildvcs=false

.DEFAULT_GOAL := help
.PHONY: help demo test race check warm formatted linted built bench assets pictures ci

help: ## This list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# In place of the shell and not through go run, which hides that the program
# ended well and does not pass on a signal it gets alone.
demo: ## The whole product on this machine, with fictional data (ARGS="--listen :9000")
	@.ci/install demo
	go build -ldflags=-w -o ctin ./cmd/ctin
	@exec ./ctin demo $(ARGS)

# make check has vetted what is tested. Many tests wait for a database or a
# browser: more packages at once than processors.
test: ## Every test, on a real PostgreSQL and a real browser
	@.ci/install test
	go test -vet=off -p 3 -timeout 25m ./...

# A program that watches its memory takes two to ten times as long.
race: ## The same under the race detector (RACE="./model" for a part)
	@.ci/install test
	go test -race -vet=off -timeout 40m $(or $(RACE),./...)

check: ## Format, vet, staticcheck; what is built from sources is up to date
	@.ci/install test
	@$(MAKE) --no-print-directory -j2 --output-sync formatted linted built

# Everything compiled, for whoever has something else to wait for.
warm:
	go build ./...

formatted:
	@echo gofumpt && unformatted=$$(go tool gofumpt -l .) && if [ -n "$$unformatted" ]; then \
		echo "run: go tool gofumpt -w" $$unformatted; exit 1; fi

# ST1005 wants errors in lower case without a full stop; ours are sentences for
# people.
linted:
	go vet ./...
	go tool staticcheck -checks inherit,-ST1005 ./...

built: assets
	@if [ -n "$$(git status --porcelain -- assets/dist)" ]; then \
		git status --short -- assets/dist; echo "assets/dist differs from its sources: commit what make assets makes"; exit 1; fi

bench: ## Measures, against the limits of the machine (about six minutes; CTIN_COUNTRY=100 for a whole country)
	@.ci/install test
	go test ./cmd/ctin -count=1 -timeout 60m -run '^$$' -bench '^BenchmarkCtin$$' -benchtime 1x

assets: ## Builds the style sheet and the scripts of assets/dist
	sh assets/build.sh

pictures: ## Pictures of the pages, taken in the browser tests
	@.ci/install test
	CTIN_PICTURES=$(CURDIR)/assets/pictures go test -count=1 -run '^(TestPictures|TestTheDayFromDiagnosticToSealedMinutes)$$/^with_scripts$$' ./handlers

ci: ## What the continuous integration runs
	.ci/run
