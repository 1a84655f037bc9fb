import { el, reconcile } from "./dom.js";
import { dayOf } from "./clock.js";
import { icon } from "./icons.js";
import { warningsSignature } from "./warnings.js";
import { drawMessage, seconds } from "./messages.js";
import { me } from "./session.js";
import { announce, accessibleText } from "./accessibility.js";
import { nameOf, workspace } from "./store.js";

// The messages of a channel or of a thread, with day rules between them.

const dismissed = new Set();
let redraw = () => {};

export function onDismiss(handler) {
  redraw = handler;
}

const idOf = one => `${one.channel}/${one.ts}/${one.user}`;

export function messagesOf(channel) {
  return workspace().messages.filter(one => one.channel === channel && (!one.thread_ts || one.thread_ts === one.ts || one.subtype === "thread_broadcast"));
}

function notesOf(channel, thread) {
  return workspace().ephemerals.filter(one => one.channel === channel && one.user === me() && !dismissed.has(idOf(one)) && (thread ? one.thread_ts === thread : !one.thread_ts));
}

export function itemsOf(channel, thread, limit = Infinity) {
  const messages = thread ? workspace().messages.filter(one => one.channel === channel && (one.ts === thread || one.thread_ts === thread)) : messagesOf(channel);
  const shown = messages.slice(-limit).map(message => ({ message, note: false }));
  const notes = notesOf(channel, thread).map(message => ({ message, note: true }));
  const all = [...shown, ...notes].sort((a, b) => (a.message.ts < b.message.ts ? -1 : a.message.ts > b.message.ts ? 1 : 0));
  return { more: messages.length - shown.length, items: all };
}

function rows(items, inThread) {
  const out = [];
  let day = null;
  for (const { message, note } of items) {
    const today = dayOf(seconds(message.ts));
    if (!inThread && today !== day) out.push({ key: `day/${today}`, sign: today, day: today });
    day = today;
    const replies = workspace().messages.filter(one => one.thread_ts === message.ts && one.channel === message.channel).length;
    const sign = JSON.stringify([message, note, inThread || replies, me(), warningsSignature(message.channel, message.ts), nameOf(message.user)]);
    out.push({ key: `${note ? "note" : "message"}/${message.channel}/${message.ts}`, sign, message, note });
  }
  return out;
}

export function drawTimeline(list, items, inThread) {
  reconcile(list, rows(items, inThread), (row, changed) => {
    if (row.day) return el("div", { class: "day", role: "separator", "aria-label": row.day }, el("span", {}, row.day));
    const node = drawMessage(row.message, { inThread, onlyYou: row.note, changed });
    if (row.note) node.querySelector(".message-head").append(dismissButton(row.message));
    return node;
  });
  const articles = [...list.querySelectorAll("article")];
  if (articles.length && !articles.some(node => node.tabIndex === 0)) articles.at(-1).tabIndex = 0;
}

function dismissButton(message) {
  return el("button", { class: "dismiss", type: "button", onclick: () => { dismissed.add(idOf(message)); redraw(); } }, icon("close"), "Dismiss");
}

// Up and down move between messages; Tab enters the focused one.
export function roving(list) {
  list.addEventListener("keydown", event => {
    const at = event.target.closest("article");
    if (event.target !== at) return;
    const all = [...list.querySelectorAll("article")];
    const to = { ArrowDown: all.indexOf(at) + 1, ArrowUp: all.indexOf(at) - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined || !all[to]) return;
    event.preventDefault();
    all[to].focus();
  });
  list.addEventListener("focusin", event => {
    const at = event.target.closest("article");
    if (!at) return;
    for (const node of list.querySelectorAll("article")) node.tabIndex = node === at ? 0 : -1;
  });
}

const told = new Map();

// Announces each new message of the shown channel once, and none of those that were there when it was opened.
export function announceNew(place, items, arriving) {
  const known = told.get(place);
  told.set(place, new Set(items.map(({ message }) => message.ts)));
  if (!known || arriving) return;
  for (const { message, note } of items) {
    if (known.has(message.ts) || message.user === me() && !note) continue;
    announce(`${note ? "Only visible to you" : nameOf(message.user)}: ${accessibleText(message.text)}`);
  }
}
