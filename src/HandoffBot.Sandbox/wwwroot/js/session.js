// State of this browser alone: the current user, the current location, the messages already read.
const query = new URLSearchParams(location.search);
const memory = {
  read: (name, fallback) => {
    try {
      return localStorage.getItem(name) ?? fallback;
    } catch {
      return fallback;
    }
  },
  write: (name, value) => {
    try {
      localStorage.setItem(name, value);
    } catch {
      // The page works without local storage.
    }
  },
};

let person = query.get("as") ?? memory.read("handoff.me", null);
let seen = JSON.parse(memory.read("handoff.seen", "{}"));

export const me = () => person;

export function switchUser(user) {
  person = user;
  memory.write("handoff.me", user);
}

// #C0ALERTS, #C0ALERTS/<ts> (a message), #C0ALERTS/<ts>/thread, #home
export function place() {
  const [channel, ts, thread] = decodeURIComponent(location.hash.slice(1) || archived()).split("/");
  return { home: channel === "home", channel: channel || null, ts: ts || null, thread: thread ? ts : null };
}

// Slack's permalinks work on this page as well.
function archived() {
  const found = /^\/archives\/(\w+)(?:\/p(\d{10})(\d{6}))?/.exec(location.pathname);
  return found ? `${found[1]}${found[2] ? `/${found[2]}.${found[3]}` : ""}` : "";
}

export function go(target) {
  location.hash = target;
}

const mark = channel => `${person}/${channel}`;

export const seenUpTo = channel => seen[mark(channel)] ?? null;

export function markSeen(channel, ts) {
  if ((seen[mark(channel)] ?? "") >= ts) return;
  seen = { ...seen, [mark(channel)]: ts };
  memory.write("handoff.seen", JSON.stringify(seen));
}

const wantedTheme = query.get("theme") ?? memory.read("handoff.theme", null);

export const darkNow = () => (document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";

export function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  memory.write("handoff.theme", theme);
}

if (wantedTheme === "dark" || wantedTheme === "light") document.documentElement.dataset.theme = wantedTheme;
