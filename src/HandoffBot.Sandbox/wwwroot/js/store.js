import { readState } from "./api.js";
import { setClock } from "./clock.js";

// The workspace as last read, and the subscribers to its changes.
let state = { users: [], channels: [], messages: [], ephemerals: [], views: [], homes: {}, faults: [], calls: [], deliveries: [], bot: {} };
const watchers = new Set();
let reading = false;
let again = false;
export let connected = true;

export const workspace = () => state;

export function watch(watcher) {
  watchers.add(watcher);
}

export function notify() {
  for (const watcher of watchers) watcher();
}

const rest = 100;

// One read at a time; changes that arrive meanwhile cause exactly one more, after a short pause.
export async function refresh() {
  if (reading) {
    again = true;
    return;
  }
  reading = true;
  try {
    do {
      again = false;
      const next = await readState();
      state = { ...state, ...next };
      setClock(next.clock);
      setConnected(true);
      notify();
      if (again) await new Promise(resolve => setTimeout(resolve, rest));
    } while (again);
  } catch {
    setConnected(false);
  } finally {
    reading = false;
  }
}

function setConnected(value) {
  if (connected === value) return;
  connected = value;
  notify();
}

// EventSource reconnects by itself after a broken connection, but not after an HTTP error.
export function listen() {
  const stream = new EventSource("/sandbox/stream");
  stream.addEventListener("change", refresh);
  stream.addEventListener("open", refresh);
  stream.addEventListener("error", () => {
    setConnected(false);
    if (stream.readyState !== EventSource.CLOSED) return;
    setTimeout(listen, 2000);
  });
}

export function userOf(id) {
  return state.users.find(user => user.id === id);
}

export function nameOf(id) {
  if (id && id === state.bot?.id) return state.bot.name ?? "HandoffBot";
  const user = userOf(id);
  return user?.real_name || user?.name || id || "Someone";
}

export function channelOf(id) {
  return state.channels.find(channel => channel.id === id);
}

export const isBot = id => id === state.bot?.id || Boolean(userOf(id)?.is_bot);
