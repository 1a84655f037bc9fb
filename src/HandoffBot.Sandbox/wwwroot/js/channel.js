import { $, el } from "./dom.js";
import { composer } from "./composer.js";
import { icon } from "./icons.js";
import { me, place } from "./session.js";
import { readAll } from "./sidebar.js";
import { announceNew, drawTimeline, itemsOf, roving } from "./timeline.js";
import { channelOf } from "./store.js";

// The middle of the page when it shows a channel or the direct messages with the bot.

let shown = null;
let limit = 60;
let newest = null;
let following = false; // after the user posts, the next message is scrolled into view

export function leaveChannel() {
  shown = null;
}

export const titleOf = channel => (channel.is_im ? "HandoffBot" : `#${channel.name}`);

export function drawChannel(id) {
  const channel = channelOf(id);
  if (!channel) return;
  const arriving = shown !== `${id}/${me()}`;
  if (arriving) build(channel);
  const pane = $("pane");
  const list = $("messages");
  const atEnd = arriving || following || pane.scrollHeight - pane.scrollTop - pane.clientHeight < 80;
  const { more, items } = itemsOf(id, null, limit);
  const last = items.at(-1)?.message.ts;
  drawTimeline(list, items, false);
  $("earlier").hidden = !more;
  $("empty").hidden = items.length > 0;
  announceNew(`${id}/${me()}`, items, arriving);
  readAll(id);
  if (arriving && place().ts) reveal(place().ts);
  else if (atEnd) pane.scrollTop = pane.scrollHeight;
  else if (last !== newest) $("newer").hidden = false;
  if (last !== newest && !arriving) following = false;
  newest = last;
}

function build(channel) {
  shown = `${channel.id}/${me()}`;
  limit = 60;
  const label = channel.is_im ? "Messages with HandoffBot" : `Messages in ${titleOf(channel)}`;
  const list = el("div", { id: "messages", class: "messages", role: "feed", "aria-label": label, tabindex: -1 });
  roving(list);
  const newer = el("button", { id: "newer", class: "newer", type: "button", hidden: true, onclick: () => { $("pane").scrollTo({ top: $("pane").scrollHeight, behavior: "smooth" }); newer.hidden = true; } }, icon("in"), "Newer below");
  $("pane").replaceChildren(
    el("button", { id: "earlier", class: "button earlier", type: "button", hidden: true, onclick: () => { limit += 100; drawChannel(channel.id); } }, "Show earlier messages"),
    el("div", { id: "empty", class: "empty", hidden: true }, el("b", {}, channel.is_im ? "A direct line to HandoffBot" : `This is the beginning of ${titleOf(channel)}`),
      el("p", {}, channel.is_im ? "Ask it with a slash command, such as /handoff queue." : "Alerts show up here by themselves, as soon as a score event asks for one.")),
    list);
  $("pane").onscroll = () => {
    if ($("pane").scrollHeight - $("pane").scrollTop - $("pane").clientHeight < 80) newer.hidden = true;
  };
  $("foot").replaceChildren(newer, composer({ channel: channel.id, label: `Message ${titleOf(channel)}`, onsend: () => { following = true; } }));
}

export function reveal(ts) {
  const node = $("messages")?.querySelector(`[data-ts="${CSS.escape(ts)}"]`);
  if (!node) return;
  node.scrollIntoView({ block: "center" });
  node.classList.remove("pointed");
  void node.offsetWidth; // restarts the highlight animation
  node.classList.add("pointed");
}
