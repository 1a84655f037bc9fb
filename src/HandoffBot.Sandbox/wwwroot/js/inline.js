import { el } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { plain } from "./entities.js";
import { withDrawnEmoji } from "./emojidrawings.js";
import { token } from "./tokens.js";

// One line of mrkdwn: *bold*, _italic_, ~strike~, `code`, <tokens>, emoji, and entities unescaped once.

const marks = { "*": "strong", _: "em", "~": "s" };
const word = /[\p{L}\p{N}]/u;
const address = /https?:\/\/[^\s<>|]+[^\s<>|.,;:!?)\]'"]/y;

export function inline(text, options = {}) {
  const nodes = [];
  let run = "";
  const flush = () => {
    if (run) nodes.push(...withDrawnEmoji(withEmoji(plain(run))));
    run = "";
  };
  for (let at = 0; at < text.length;) {
    const found = span(text, at, options);
    if (!found) {
      run += text[at];
      at += 1;
      continue;
    }
    flush();
    nodes.push(found.node);
    at = found.end;
  }
  flush();
  return nodes;
}

function span(text, at, options) {
  const sign = text[at];
  if (sign === "<") return angle(text, at);
  if (sign === "`") return code(text, at);
  if (marks[sign]) return styled(text, at, sign, options);
  if (sign === "h" && !options.verbatim) return bare(text, at);
  return null;
}

function angle(text, at) {
  const end = text.indexOf(">", at);
  const inside = end < 0 ? "" : text.slice(at + 1, end);
  const node = inside && !inside.includes("<") ? token(inside) : null;
  return node && { node, end: end + 1 };
}

function code(text, at) {
  const end = text.indexOf("`", at + 1);
  return end > at + 1 ? { node: el("code", {}, plain(text.slice(at + 1, end))), end: end + 1 } : null;
}

function bare(text, at) {
  address.lastIndex = at;
  const found = address.exec(text);
  return found && { node: token(found[0]), end: at + found[0].length };
}

// A mark opens after a non-word and before a non-space, and closes the other way round.
function styled(text, at, sign, options) {
  if (word.test(text[at - 1] ?? " ") || /\s/.test(text[at + 1] ?? " ") || text[at + 1] === sign) return null;
  for (let end = at + 1; end < text.length; end += 1) {
    const skipped = text[end] === "<" ? angle(text, end) : text[end] === "`" ? code(text, end) : null;
    if (skipped) {
      end = skipped.end - 1;
      continue;
    }
    if (text[end] !== sign || /\s/.test(text[end - 1]) || word.test(text[end + 1] ?? " ")) continue;
    return { node: el(marks[sign], {}, inline(text.slice(at + 1, end), options)), end: end + 1 };
  }
  return null;
}
