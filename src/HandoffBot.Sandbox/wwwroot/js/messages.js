import { el } from "./dom.js";
import { act, shortcut } from "./api.js";
import { drawBlocks } from "./blocks/blocks.js";
import { drawFiles } from "./files.js";
import { formatDate, timeOf } from "./clock.js";
import { icon } from "./icons.js";
import { warningFor, recordOutcome } from "./warnings.js";
import { mrkdwn } from "./mrkdwn.js";
import { popup } from "./popup.js";
import { avatar } from "./avatars.js";
import { go, me } from "./session.js";
import { accessibleText } from "./accessibility.js";
import { isBot, nameOf, workspace } from "./store.js";

// One message, as an article whose accessible name is its top-level text: what Slack reads aloud.

export const seconds = ts => Number(String(ts).split(".")[0]);

export function drawMessage(message, { changed = false, inThread = false, onlyYou = false } = {}) {
  const at = seconds(message.ts);
  const who = nameOf(message.user);
  const words = message.text || (message.files ?? []).map(file => file.title).join(", ");
  const node = el("article", {
    class: `message${onlyYou ? " only-you" : ""}${changed ? " changed" : ""}`,
    tabindex: -1, "data-channel": message.channel, "data-ts": message.ts, "data-focus": `message-${message.ts}`,
    "data-kind": onlyYou ? "ephemeral" : "message",
    "aria-label": `${who}, ${timeOf(at)}${onlyYou ? ", only visible to you" : ""}: ${accessibleText(words)}`,
  },
  avatar(onlyYou ? workspace().bot.id : message.user),
  el("div", { class: "message-main" },
    el("header", { class: "message-head" },
      el("b", { class: "author" }, onlyYou ? workspace().bot.name ?? "HandoffBot" : who),
      (onlyYou || isBot(message.user)) && el("span", { class: "app-tag" }, "app"),
      el("time", { class: "stamp", datetime: new Date(at * 1000).toISOString(), title: formatDate(at, "{date_long} {time_secs}") }, timeOf(at))),
    onlyYou && el("p", { class: "only-you-note" }, icon("eye"), "Only visible to you"),
    content(message),
    drawFiles(message.files),
    message.edited && el("span", { class: "edited", title: formatDate(seconds(message.edited.ts), "{date_long} {time_secs}") }, "(edited)"),
    !inThread && !onlyYou && replies(message)),
  !onlyYou && tools(message, inThread));
  return node;
}

function content(message) {
  const surface = {
    act: what => actOn(message, what),
    warning: actionId => warningFor(message.channel, message.ts, actionId),
  };
  const blocks = message.blocks ?? [];
  return el("div", { class: "content" }, blocks.length ? drawBlocks(blocks, surface) : el("div", { class: "b-text" }, mrkdwn(message.text)));
}

async function actOn(message, what) {
  const answer = await act({ user: me(), channel: message.channel, ts: message.ts, ...what });
  recordOutcome(message.channel, message.ts, what.action_id, answer);
}

const openThread = message => go(`${message.channel}/${message.ts}/thread`);

function replies(message) {
  const all = workspace().messages.filter(one => one.channel === message.channel && one.thread_ts === message.ts && one.ts !== message.ts);
  if (!all.length) return null;
  const people = [...new Set(all.map(one => one.user))].slice(0, 3);
  return el("button", { class: "replies", type: "button", "data-focus": `replies-${message.ts}`, onclick: () => openThread(message) },
    people.map(id => avatar(id, "small")), el("span", {}, all.length === 1 ? "1 reply" : `${all.length} replies`));
}

function tools(message, inThread) {
  return el("div", { class: "message-tools" },
    !inThread && el("button", { class: "round", type: "button", title: "Reply in a thread", "aria-label": "Reply in a thread", "data-focus": `reply-${message.ts}`, onclick: () => openThread(message) }, icon("reply")),
    shortcuts(message));
}

// The menu of a message: the app's shortcuts.
function shortcuts(message) {
  const all = workspace().shortcuts ?? [];
  if (!all.length) return null;
  const button = el("button", { class: "round", type: "button", title: "More actions", "aria-label": "More actions on this message", "data-focus": `more-${message.ts}` }, icon("dots"));
  const list = popup({
    kind: "menu", button, label: "More actions on this message",
    options: all.map(one => ({ text: one.name, value: one.callback_id })),
    pick: async one => recordOutcome(message.channel, message.ts, one.value, await shortcut(me(), message, one.value)),
  });
  return el("span", { class: "select-box" }, button, list);
}
