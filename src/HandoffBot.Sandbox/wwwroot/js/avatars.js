import { el } from "./dom.js";
import { mark } from "./icons.js";
import { isBot, nameOf } from "./store.js";

// An avatar: the bot's logo, or initials on a colour derived from the name.
export function avatar(id, size = "") {
  if (isBot(id)) return el("span", { class: `avatar bot ${size}`, "aria-hidden": "true" }, mark());
  const name = nameOf(id);
  const initials = name.split(/\s+/).map(part => part[0]).filter(Boolean).slice(0, 2).join("").toUpperCase();
  const node = el("span", { class: `avatar ${size}`, "aria-hidden": "true" }, initials);
  node.style.setProperty("--hue", String(hue(name)));
  return node;
}

function hue(name) {
  let sum = 0;
  for (const sign of name) sum = (sum * 31 + sign.codePointAt(0)) % 997;
  return Math.round((sum * 137.5) % 360);
}
