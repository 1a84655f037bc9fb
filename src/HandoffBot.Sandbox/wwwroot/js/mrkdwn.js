import { el } from "./dom.js";
import { plain } from "./entities.js";
import { inline } from "./inline.js";

// Slack's markup as nodes: fences, then quotes, lists and lines; what is inside a line is inline.js.

const quoted = /^(?:&gt;|>)\s?/;
const bullet = /^\s*(?:[•◦‣–-]|\d{1,2}[.)])\s+/;

export function mrkdwn(text, options = {}) {
  const parts = String(text ?? "").split(/```\n?([\s\S]*?)\n?```/);
  return parts.flatMap((part, index) => {
    if (index % 2) return [el("pre", {}, el("code", {}, plain(part)))];
    const trimmed = part.replace(index > 0 ? /^\n/ : /^$/, "").replace(index < parts.length - 1 ? /\n$/ : /$^/, "");
    return trimmed ? lines(trimmed, options) : [];
  });
}

function lines(text, options) {
  const nodes = [];
  let quote = null;
  let open = null;
  for (const line of text.split("\n")) {
    if (quoted.test(line)) {
      if (!quote) nodes.push(quote = el("blockquote"));
      else quote.append(el("br"));
      quote.append(...inline(line.replace(quoted, ""), options));
      open = null;
      continue;
    }
    quote = null;
    const point = bullet.exec(line);
    if (point) {
      nodes.push(el("div", { class: "point" }, el("span", { class: "bullet" }, plain(point[0].trim())), el("span", {}, inline(line.slice(point[0].length), options))));
      open = null;
      continue;
    }
    if (open) open.append("\n");
    else nodes.push(open = el("div", { class: "para" }));
    open.append(...inline(line, options));
  }
  return nodes;
}
