// Requests of the page to the sandbox. Never throws: a request without a response resolves to a failed result.

async function send(method, path, body) {
  try {
    const response = await fetch(path, {
      method,
      headers: body ? { "Content-Type": "application/json" } : {},
      body: body ? JSON.stringify(body) : undefined,
    });
    const text = await response.text();
    const answer = text ? JSON.parse(text) : {};
    return response.ok ? { ok: true, ...answer } : { error: `The sandbox answered ${response.status}`, ...answer, ok: false };
  } catch {
    return { ok: false, error: "The sandbox did not answer" };
  }
}

export const act = body => send("POST", "/sandbox/act", body);
export const shortcut = (user, message, id) => send("POST", "/sandbox/shortcut", { user, channel: message.channel, ts: message.ts, callback_id: id });
export const command = (user, channel, text) => send("POST", "/sandbox/command", { user, channel, text });
export const say = (user, channel, text, threadTs) => send("POST", "/sandbox/say", { user, channel, text, thread_ts: threadTs });
export const submit = (user, viewId, values) => send("POST", "/sandbox/submit", { user, view_id: viewId, values });
export const close = (user, viewId) => send("POST", "/sandbox/close", { user, view_id: viewId });
export const openHome = user => send("POST", "/sandbox/home", { user });
export const advance = span => send("POST", "/sandbox/clock", { advance: span });
export const addFault = fault => send("POST", "/sandbox/faults", fault);
export const removeFault = id => send("DELETE", `/sandbox/faults/${encodeURIComponent(id)}`);
export const clearFaults = () => send("DELETE", "/sandbox/faults");

export async function readState() {
  const response = await fetch("/sandbox/state", { cache: "no-store" });
  if (!response.ok) throw new Error(`state ${response.status}`);
  return response.json();
}
