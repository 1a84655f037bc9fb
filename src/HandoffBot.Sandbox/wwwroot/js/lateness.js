import { announce } from "./speech.js";
import { notify } from "./store.js";

// Which clicks the bot did not answer in time: Slack shows a triangle beside them until the next try.
const late = new Map();
const key = (...parts) => parts.join("/");

export const lateFor = (channel, ts, actionId) => late.get(key(channel, ts, actionId)) ?? null;

export const lateSign = (channel, ts) => [...late.keys()].filter(one => one.startsWith(key(channel, ts, ""))).join();

export function noteLate(channel, ts, actionId, answer) {
  const at = key(channel, ts, actionId);
  const before = late.has(at);
  if (answer.ok) late.delete(at);
  else late.set(at, sentence(answer));
  if (!answer.ok) announce(sentence(answer), true);
  if (before || !answer.ok) notify();
}

export function sentence(answer) {
  return answer.error ? `That did not work: ${answer.error}` : "HandoffBot did not answer in time. Try again.";
}
