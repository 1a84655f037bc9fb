import { el } from "../dom.js";
import { withEmoji } from "../emoji.js";
import { link, token } from "../tokens.js";

// Slack's rich_text: text that is already parsed, so nothing in it is escaped or marked up.

export function richText(block) {
  return el("div", { class: "b-section rich" }, (block.elements ?? []).map(part));
}

function part(section) {
  if (section.type === "rich_text_list") {
    const tag = section.style === "ordered" ? "ol" : "ul";
    return el(tag, { class: `indent-${Math.min(3, Number(section.indent) || 0)}` }, (section.elements ?? []).map(item => el("li", {}, inlineRich(item.elements))));
  }
  if (section.type === "rich_text_preformatted") return el("pre", {}, el("code", {}, inlineRich(section.elements)));
  if (section.type === "rich_text_quote") return el("blockquote", {}, inlineRich(section.elements));
  return el("div", { class: "para" }, inlineRich(section.elements));
}

const wraps = [["bold", "strong"], ["italic", "em"], ["strike", "s"], ["code", "code"]];

export function inlineRich(elements) {
  return (elements ?? []).map(item => {
    const node = leaf(item);
    return wraps.reduce((inside, [style, tag]) => (item.style?.[style] ? el(tag, {}, inside) : inside), node);
  });
}

function leaf(item) {
  if (item.type === "user") return token(`@${item.user_id}`);
  if (item.type === "channel") return token(`#${item.channel_id}`);
  if (item.type === "broadcast") return token(`!${item.range}`);
  if (item.type === "emoji") return withEmoji(`:${item.name}:`);
  if (item.type === "date") return token(`!date^${item.timestamp}^${item.format}|${item.fallback ?? ""}`);
  if (item.type === "link") return link(String(item.url ?? ""), item.text ?? null);
  return String(item.text ?? "");
}
