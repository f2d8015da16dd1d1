#!/bin/sh
# Builds assets/dist. The same sources give the same bytes: CI runs this and
# fails when git sees a difference.
set -eu
cd "$(dirname "$0")"
if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
	npm ci --no-audit --no-fund --loglevel=error
fi
node build.mjs
