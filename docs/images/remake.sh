#!/bin/sh
# Remakes alert.png: the demo's one alert in #emea, as its owner sees it. Run it from the top of the repository.
set -eu
dotnet build src/HandoffBot --nologo -v q
dotnet src/HandoffBot/bin/Debug/net10.0/HandoffBot.dll demo > /tmp/handoffbot-demo.log &
demo=$!
profile=$(mktemp -d)
trap 'kill $demo; rm -rf "$profile"' EXIT
sleep 26 # the alert comes at the 19th second, the next one there after more than a minute
page=$(sed -n 's/^Open \([^ ]*\) .*/\1/p' /tmp/handoffbot-demo.log)
chromium --headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync \
  --disable-quic --no-first-run --hide-scrollbars --user-data-dir="$profile" --window-size=1120,620 --force-device-scale-factor=1.5 \
  --screenshot="$PWD/docs/images/alert.png" "${page}?as=U0REP2&theme=light#C0EMEA"
