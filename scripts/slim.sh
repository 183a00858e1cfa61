#!/bin/sh
# Takes out of node_modules what Isnad never loads on this machine: run it in a copy that is to be shipped.
set -eu
cd "${1:-.}/node_modules"
# Where the overrides of package.json do not reach: in the modules of a project that has Isnad as a package.
rm -rf onnxruntime-web
system=$(node -p process.platform)
arch=$(node -p process.arch)
for folder in onnxruntime-node/bin/napi-v*/*; do
  [ "$(basename "$folder")" = "$system" ] || rm -rf "$folder"
done
for folder in onnxruntime-node/bin/napi-v*/"$system"/*; do
  [ "$(basename "$folder")" = "$arch" ] || rm -rf "$folder"
done
# What native modules were compiled from.
rm -rf better-sqlite3/deps better-sqlite3/src better-sqlite3/build/Release/obj hnswlib-node/build/Release/obj.target better-sqlite3/build/Release/obj.target
find . -name '*.map' -type f -delete
