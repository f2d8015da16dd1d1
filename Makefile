# One command for each thing a person does here; `make` alone lists them.

.DEFAULT_GOAL := help
.PHONY: help demo test check bench assets pictures ci

help: ## This list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: ## The whole product on this machine, with fictional data (ARGS="--listen :9000")
	@.ci/install demo
	go run ./cmd/ctin demo $(ARGS)

test: ## Every test, with the race detector, on a real PostgreSQL and a real browser
	@.ci/install test
	go test -race -timeout 25m ./...

# ST1005 wants errors in lower case without a full stop; ours are sentences for
# people.
check: ## Format, vet, staticcheck; what is built from sources is up to date
	@.ci/install test
	@echo gofumpt && unformatted=$$(go tool gofumpt -l .) && if [ -n "$$unformatted" ]; then \
		echo "run: go tool gofumpt -w" $$unformatted; exit 1; fi
	go vet ./...
	go tool staticcheck -checks inherit,-ST1005 ./...
	@$(MAKE) --no-print-directory assets
	@if [ -n "$$(git status --porcelain -- assets/dist)" ]; then \
		git status --short -- assets/dist; echo "assets/dist differs from its sources: commit what make assets makes"; exit 1; fi

bench: ## Measures, against the limits of the machine (about four minutes)
	@.ci/install test
	go test ./cmd/ctin -count=1 -timeout 15m -run '^$$' -bench '^BenchmarkCtin$$' -benchtime 1x

assets: ## Builds the style sheet and the scripts of assets/dist
	sh assets/build.sh

pictures: ## Pictures of the pages, taken in the browser tests
	@.ci/install test
	CTIN_PICTURES=$(CURDIR)/assets/pictures go test -count=1 -run '^(TestPictures|TestTheDayFromDiagnosticToSealedMinutes)$$/^with_scripts$$' ./handlers

ci: ## What the continuous integration runs
	.ci/run
