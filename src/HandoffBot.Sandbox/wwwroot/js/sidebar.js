import { $, el, keepingFocus, reconcile } from "./dom.js";
import { closeMenu } from "./drawers.js";
import { icon, mark } from "./icons.js";
import { avatar } from "./avatars.js";
import { popup } from "./popup.js";
import { switchUser, darkNow, go, markSeen, me, place, seenUpTo, setTheme } from "./session.js";
import { messagesOf } from "./timeline.js";
import { nameOf, notify, userOf, workspace } from "./store.js";
import { toggleControlPanel } from "./controlpanel.js";

// The sidebar: the current user, the channels, and what is unread in each.

const people = () => workspace().users.filter(user => !user.is_bot && user.id !== workspace().bot?.id);
const rooms = () => workspace().channels.filter(channel => !channel.is_im).sort((a, b) => a.name.localeCompare(b.name));
export const myDirect = () => workspace().channels.find(channel => channel.is_im && channel.user === me());

export function drawSidebar() {
  const sidebar = $("sidebar");
  if (!sidebar.firstChild) build(sidebar);
  keepingFocus(sidebar, () => {
    if ($("you").dataset.sign !== youSign()) $("you").replaceChildren(...you());
    $("you").dataset.sign = youSign();
    reconcile($("rooms"), rooms().map(channel => entry(channel.id, channel.name, icon("hash"), channel.id)), drawEntry);
    const direct = myDirect();
    reconcile($("directs"), [
      entry("home", "HandoffBot home", icon("home"), null),
      direct && entry(direct.id, "HandoffBot", mark(), direct.id),
    ].filter(Boolean), drawEntry);
  });
  const links = [...sidebar.querySelectorAll(".entry")];
  if (!links.some(link => link.tabIndex === 0 && link === document.activeElement)) {
    const current = links.find(link => link.getAttribute("aria-current") === "page") ?? links[0];
    for (const link of links) link.tabIndex = link === current ? 0 : -1;
  }
}

function build(sidebar) {
  const theme = el("button", { class: "round", type: "button", id: "theme", onclick: () => { setTheme(darkNow() ? "light" : "dark"); showTheme(theme); } });
  showTheme(theme);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => showTheme(theme));
  sidebar.append(
    el("div", { class: "brand" }, mark(), el("div", {}, el("b", {}, "Ourco"), el("small", {}, "HandoffBot sandbox")), theme),
    el("div", { id: "you", class: "you" }),
    el("div", { class: "places" },
      el("h2", { id: "rooms-title" }, "Channels"), el("div", { id: "rooms", role: "group", "aria-labelledby": "rooms-title" }),
      el("h2", { id: "directs-title" }, "App"), el("div", { id: "directs", role: "group", "aria-labelledby": "directs-title" })),
    el("button", { class: "clock-chip", type: "button", "aria-controls": "control-panel", id: "control-panel-button", onclick: toggleControlPanel, title: "Clock, faults and what the bot was told" },
      icon("clock"), el("span", { "data-clock": "{time_secs}" }), el("span", { class: "clock-day", "data-clock": "{date_short_pretty}" }), icon("tools")));
  sidebar.addEventListener("keydown", walk);
}

function showTheme(button) {
  const label = darkNow() ? "Switch to light" : "Switch to dark";
  button.replaceChildren(icon(darkNow() ? "sun" : "moon"));
  button.setAttribute("aria-label", label);
  button.title = label;
}

const youSign = () => JSON.stringify([me(), people().map(user => [user.id, user.real_name, user.title])]);

function face(user) {
  return el("span", { class: "person" }, avatar(user.id, "small"), el("span", { class: "person-words" }, el("b", {}, nameOf(user.id)), user.title && el("small", {}, user.title)));
}

function you() {
  const user = userOf(me());
  if (!user) return [];
  const button = el("button", { class: "you-button", type: "button", "data-focus": "you", "aria-label": `You are ${nameOf(user.id)}. Be someone else` }, face(user), icon("chevron"));
  return [button, popup({
    button, label: "You are", chosen: me(),
    options: people().map(one => ({ value: one.id, text: nameOf(one.id), face: face(one) })),
    pick: choice => {
      const here = place().channel;
      switchUser(choice.value);
      const mine = myDirect();
      if (workspace().channels.find(channel => channel.id === here)?.is_im) go(mine?.id ?? "home");
      notify();
    },
  })];
}

function entry(id, label, face, channel) {
  const current = place().channel === id;
  const news = channel && !current ? unread(channel) : { count: 0, mentions: 0 };
  return { key: id, id, label, face, news, current, archived: workspace().channels.find(one => one.id === channel)?.is_archived, sign: JSON.stringify([label, news, current, me()]) };
}

function drawEntry({ id, label, face, news, current, archived }) {
  const words = news.mentions ? `, ${news.mentions} new for you` : news.count ? `, ${news.count} new` : "";
  return el("a", {
    class: `entry${current ? " current" : ""}${news.count ? " unread" : ""}${archived ? " archived" : ""}`, href: `#${id}`, "data-focus": `entry-${id}`,
    "aria-current": current ? "page" : null, "aria-label": `${label}${archived ? ", archived" : ""}${words}`, onclick: closeMenu,
  }, face, el("span", { class: "entry-name" }, label), news.mentions ? el("span", { class: "badge" }, String(news.mentions)) : news.count ? el("span", { class: "dot" }) : null);
}

export function unread(channel) {
  const from = seenUpTo(channel);
  const fresh = messagesOf(channel).slice(-100).filter(message => message.user !== me() && (!from || message.ts > from));
  const forMe = fresh.filter(message => JSON.stringify([message.text, message.blocks]).includes(`<@${me()}>`));
  return { count: fresh.length, mentions: forMe.length };
}

export function readAll(channel) {
  const last = messagesOf(channel).at(-1);
  if (last && document.visibilityState === "visible") markSeen(channel, last.ts);
}

function walk(event) {
  const links = [...$("sidebar").querySelectorAll(".entry")];
  const at = links.indexOf(event.target);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
  if (at < 0 || to === undefined || !links[to]) return;
  event.preventDefault();
  for (const link of links) link.tabIndex = -1;
  links[to].tabIndex = 0;
  links[to].focus();
}
