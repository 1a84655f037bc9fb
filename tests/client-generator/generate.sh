#!/usr/bin/env bash
# Writes docs/openapi.v1.json and the tests' C# client anew: generate.sh DOCUMENT
# DOCUMENT is a file or an address, e.g. http://127.0.0.1:5080/openapi/v1.json of a running host. Only this needs Node.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
document=$root/docs/openapi.v1.json client=$root/tests/HandoffBot.Tests/ApiClient/HandoffBotClient.g.cs

# Where a host answers is its own; the document is everyone's.
node --input-type=module -e '
  import { readFile, writeFile } from "node:fs/promises";
  const [from, to] = process.argv.slice(1);
  const json = JSON.parse(/^https?:/.test(from) ? await (await fetch(from)).text() : await readFile(from, "utf8"));
  delete json.servers;
  await writeFile(to, JSON.stringify(json, null, 2) + "\n");
' "$1" "$document"

made=$(mktemp --suffix=.cs)
trap 'rm -f "$made"' EXIT
# NSwag is not to be had as a NuGet package; the npm package of that name holds the same .NET program.
[ -d "$here/node_modules/nswag" ] || npm ci --prefix "$here" --no-audit --no-fund >&2
# With Newtonsoft.Json, for NSwag writes enums by their C# names with System.Text.Json; and times in a query with their offset.
dotnet "$here/node_modules/nswag/bin/binaries/Net100/dotnet-nswag.dll" openapi2csclient \
  "/input:$document" "/output:$made" /namespace:HandoffBot.Tests.ApiClient /className:HandoffBotClient \
  /jsonLibrary:NewtonsoftJson /generateNullableReferenceTypes:true /generateOptionalPropertiesAsNullable:true /useBaseUrl:false \
  /parameterDateTimeFormat:o >&2

# A test reads from this line that document and client belong together.
{
  echo "// Made of docs/openapi.v1.json, SHA-256 $(sha256sum <"$document" | cut -d' ' -f1)"
  awk 'NR == 1 { sub(/^\xEF\xBB\xBF/, "") } { sub(/[[:space:]]+$/, ""); print }' "$made"
} >"$client"
