import { $, el } from "./dom.js";
import { drawChannel, leaveChannel, reveal, titleOf } from "./channel.js";
import { tick } from "./clock.js";
import { closeMenu, openMenu, updateDrawers } from "./drawers.js";
import { drawHome, leaveHome } from "./home.js";
import { icon } from "./icons.js";
import { drawModals } from "./modals.js";
import { switchUser, go, me, place } from "./session.js";
import { drawSidebar, unread } from "./sidebar.js";
import { channelOf, connected, listen, refresh, userOf, watch, workspace } from "./store.js";
import { drawThread } from "./thread.js";
import { drawControlPanel } from "./controlpanel.js";

// The entry point: renders the page from the workspace as last read, and again after each change.

function draw() {
  if (!workspace().users.length) return;
  if (!userOf(me())) switchUser(someone().id);
  const here = place();
  if (!here.home && !channelOf(here.channel)) return go(defaultChannel());
  drawBar(here);
  drawSidebar();
  if (here.home) {
    leaveChannel();
    drawHome();
  } else {
    leaveHome();
    drawChannel(here.channel);
  }
  drawThread();
  drawModals();
  drawControlPanel();
  drawTitle(here);
  updateDrawers();
  tick();
}

// The default user is a sales rep, unless another was selected.
function someone() {
  const people = workspace().users.filter(user => !user.is_bot);
  return people.find(user => /\brep\b/i.test(user.title ?? "")) ?? people[0];
}

function defaultChannel() {
  const rooms = workspace().channels.filter(channel => !channel.is_im);
  return (rooms.find(channel => channel.name === "alerts") ?? rooms[0])?.id ?? "home";
}

function drawBar(here) {
  const channel = channelOf(here.channel);
  const sign = JSON.stringify([here.channel, channel?.topic, channel?.is_archived, connected]);
  if ($("bar").dataset.sign === sign) return;
  $("bar").dataset.sign = sign;
  $("bar").replaceChildren(...[
    el("button", { class: "round menu-button", type: "button", "aria-label": "Channels", "aria-controls": "sidebar", onclick: openMenu }, icon("menu")),
    el("h1", {}, here.home ? "HandoffBot home" : titleOf(channel)),
    el("p", { class: "topic" }, here.home ? "What waits for you" : channel.is_im ? "Direct messages" : channel.topic ?? ""),
    channel?.is_archived && el("span", { class: "state" }, "archived"),
    !connected && el("span", { class: "state lost", role: "status" }, "Reconnecting…"),
  ].filter(Boolean));
}

function drawTitle(here) {
  const waiting = workspace().channels.filter(channel => (!channel.is_im || channel.user === me()) && channel.id !== here.channel && unread(channel.id).count).length;
  const name = here.home ? "Home" : titleOf(channelOf(here.channel));
  document.title = `${waiting ? `(${waiting}) ` : ""}${name} · HandoffBot sandbox`;
}

$("skip").addEventListener("click", event => {
  event.preventDefault();
  const target = $("messages")?.querySelector("article[tabindex='0']") ?? $("messages");
  target?.focus();
});

document.addEventListener("keydown", event => {
  if (event.key === "Escape" && !event.defaultPrevented) closeMenu();
  const typing = event.target.closest?.("input,textarea,select,dialog,[popover]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const box = $("foot").querySelector(".composer-text");
  if (!box) return;
  event.preventDefault();
  box.value ||= "/";
  box.focus();
  box.dispatchEvent(new Event("input"));
});

// Everything beside an open drawer is inert, so a click there reaches the page itself.
document.addEventListener("pointerdown", event => {
  if (!$("sidebar").contains(event.target)) closeMenu();
});
document.addEventListener("visibilitychange", draw);
addEventListener("hashchange", () => {
  draw();
  if (place().ts && !place().thread) reveal(place().ts);
});

watch(draw);
refresh().finally(listen);
