import { withEmoji } from "../emoji.js";
import { drawn } from "../glyphs.js";
import { mrkdwn } from "../mrkdwn.js";

// Text objects. Plain text shows exactly what was sent: markup and entities in it mean nothing.
export function plainText(text) {
  if (text === null || text === undefined) return "";
  if (typeof text === "string") return text;
  return text.emoji === false ? String(text.text ?? "") : withEmoji(String(text.text ?? ""));
}

export function rich(text) {
  if (!text) return [];
  return text.type === "mrkdwn" ? mrkdwn(text.text, { verbatim: text.verbatim }) : drawn(plainText(text));
}
