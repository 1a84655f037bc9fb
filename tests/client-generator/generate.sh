#!/usr/bin/env bash
# Makes the C# client of the tests from an OpenAPI document: generate.sh DOCUMENT OUTPUT
# DOCUMENT is a file or an address, e.g. http://127.0.0.1:5080/openapi/v1.json of a running host.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
document=$1 output=$2
# NSwag is not to be had as a NuGet package; the npm package of that name holds the same .NET program.
[ -d "$here/node_modules/nswag" ] || npm ci --prefix "$here" --no-audit --no-fund >&2
# With Newtonsoft.Json, for NSwag writes enums by their C# names with System.Text.Json.
dotnet "$here/node_modules/nswag/bin/binaries/Net100/dotnet-nswag.dll" openapi2csclient \
  "/input:$document" "/output:$output" /namespace:HandoffBot.Tests.ApiClient /className:HandoffBotClient \
  /jsonLibrary:NewtonsoftJson /generateNullableReferenceTypes:true /generateOptionalPropertiesAsNullable:true /useBaseUrl:false >&2
