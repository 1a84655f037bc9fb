import { $, el } from "./dom.js";
import { composer } from "./composer.js";
import { updateDrawers } from "./drawers.js";
import { icon } from "./icons.js";
import { go, me, place } from "./session.js";
import { announceNew, drawTimeline, itemsOf, roving } from "./timeline.js";
import { channelOf } from "./store.js";
import { titleOf } from "./channel.js";

// The thread pane beside the channel.
let shown = null;
let opener = null;

export function drawThread() {
  const { channel: id, thread } = place();
  const channel = channelOf(id);
  const side = $("thread");
  if (!thread || !channel) return close(side);
  const key = `${id}/${thread}/${me()}`;
  const arriving = shown !== key;
  if (arriving) build(side, channel, thread, key);
  const { items } = itemsOf(id, thread);
  const list = side.querySelector(".pane");
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  drawTimeline($("replies"), items, true);
  announceNew(key, items, arriving);
  if (arriving || atEnd) list.scrollTop = list.scrollHeight;
  if (arriving) side.querySelector(".composer-text").focus({ preventScroll: true });
}

function close(side) {
  if (side.hidden) return;
  side.hidden = true;
  side.replaceChildren();
  shown = null;
  updateDrawers();
  if (opener?.isConnected) opener.focus({ preventScroll: true });
}

function build(side, channel, thread, key) {
  if (!shown) opener = document.activeElement;
  shown = key;
  const back = () => go(channel.id);
  const list = el("div", { id: "replies", class: "messages", role: "feed", "aria-label": "Messages in this thread", tabindex: -1 });
  roving(list);
  side.replaceChildren(
    el("header", { class: "bar" }, el("h2", {}, "Thread ", el("small", {}, titleOf(channel))), el("button", { class: "round", type: "button", "aria-label": "Close the thread", onclick: back }, icon("close"))),
    el("div", { class: "pane" }, list),
    el("div", { class: "foot" }, composer({ channel: channel.id, thread, label: "Reply in this thread" })));
  side.onkeydown = event => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    back();
  };
  side.hidden = false;
}
