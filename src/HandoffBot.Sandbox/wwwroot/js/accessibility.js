import { $ } from "./dom.js";
import { formatDate } from "./clock.js";
import { withEmoji } from "./emoji.js";
import { plain } from "./entities.js";
import { channelOf, nameOf } from "./store.js";

// Converts mrkdwn to plain text for screen readers: formatting marks removed, ids replaced by names.
export function accessibleText(text) {
  const bare = String(text ?? "")
    .replace(/<!date\^(-?\d{1,12})\^([^^|>]*)[^>]*>/g, (_, seconds, format) => formatDate(Number(seconds), format))
    .replace(/<@(\w+)(?:\|([^>]*))?>/g, (_, id, label) => `@${label ?? nameOf(id)}`)
    .replace(/<#(\w+)(?:\|([^>]*))?>/g, (_, id, label) => `#${channelOf(id)?.name ?? label ?? id}`)
    .replace(/<!(\w+)[^>]*>/g, "@$1")
    .replace(/<([^>|]*)\|([^>]*)>/g, "$2")
    .replace(/<([^>]*)>/g, "$1")
    .replace(/(^|[^\p{L}\p{N}])[*_~`]([^\s].*?[^\s]|[^\s])[*_~`](?=$|[^\p{L}\p{N}])/gu, "$1$2");
  return withEmoji(plain(bare));
}

export function announce(text, urgent = false) {
  const region = $(urgent ? "urgent" : "live");
  region.append(Object.assign(document.createElement("p"), { textContent: text }));
  while (region.children.length > 5) region.firstChild.remove();
}
