import { el } from "./dom.js";
import { formatDate } from "./clock.js";
import { me } from "./session.js";
import { channelOf, nameOf } from "./store.js";
import { plain } from "./entities.js";

// Renders a token between < and > in mrkdwn: mention, channel, date or link; null for anything else.

export function token(inside) {
  const [target, ...rest] = inside.split("|");
  const label = rest.length ? plain(rest.join("|")) : null;
  if (target[0] === "@") return mention(target.slice(1), label);
  if (target[0] === "#") return room(target.slice(1), label);
  if (target[0] === "!") return special(target.slice(1), label);
  return link(plain(target), label);
}

function mention(id, label) {
  return el("span", { class: id === me() ? "mention mine" : "mention", "data-user": id }, `@${label ?? nameOf(id)}`);
}

function room(id, label) {
  const name = channelOf(id)?.name ?? label ?? id;
  return el("a", { class: "mention", href: `#${id}` }, `#${name}`);
}

function special(command, label) {
  const date = /^date\^(-?\d{1,12})\^([^^]*)(?:\^(.*))?$/.exec(command);
  if (date) return when(Number(date[1]), date[2], date[3], label);
  if (/^(here|channel|everyone)$/.test(command)) return el("span", { class: "mention loud" }, `@${command}`);
  return el("span", { class: "mention" }, label ?? `@${command.split("^")[0]}`);
}

function when(seconds, format, href, label) {
  const time = el("time", {
    "data-date": String(seconds),
    "data-format": format,
    datetime: new Date(seconds * 1000).toISOString(),
    title: `${formatDate(seconds, "{date_long} {time}")}${label ? ` · ${label}` : ""}`,
  }, formatDate(seconds, format));
  return href ? link(plain(href), time) : time;
}

// Only URLs of a safe scheme become links; javascript: and the like stay text.
export function link(target, label) {
  const href = safe(target);
  const text = label ?? target.replace(/^(mailto|tel):/, "");
  if (!href) return el("span", {}, text);
  const inside = /\/archives\/(\w+)(?:\/p(\d{10})(\d{6}))?/.exec(href);
  if (inside) return el("a", { href: `#${inside[1]}${inside[2] ? `/${inside[2]}.${inside[3]}` : ""}` }, text);
  return el("a", { href, target: "_blank", rel: "noopener noreferrer nofollow" }, text);
}

export function safe(target) {
  return /^(https?:\/\/|mailto:|tel:)/i.test(target) ? target : null;
}
