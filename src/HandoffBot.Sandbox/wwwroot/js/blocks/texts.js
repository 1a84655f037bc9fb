import { withEmoji } from "../emoji.js";
import { plain } from "../entities.js";
import { withDrawnEmoji } from "../emojidrawings.js";
import { mrkdwn } from "../mrkdwn.js";

// Text objects. In plain text markup means nothing, and the three entities what they mean everywhere in Slack.
export function plainText(text) {
  if (text === null || text === undefined) return "";
  if (typeof text === "string") return plain(text);
  const words = plain(String(text.text ?? ""));
  return text.emoji === false ? words : withEmoji(words);
}

export function rich(text) {
  if (!text) return [];
  return text.type === "mrkdwn" ? mrkdwn(text.text, { verbatim: text.verbatim }) : withDrawnEmoji(plainText(text));
}
