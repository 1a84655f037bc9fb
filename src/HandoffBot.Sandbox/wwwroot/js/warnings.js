import { announce } from "./accessibility.js";
import { notify } from "./store.js";

// The actions that the bot did not acknowledge in time: Slack shows a warning beside each until the next attempt.
const warnings = new Map();
const key = (...parts) => parts.join("/");

export const warningFor = (channel, ts, actionId) => warnings.get(key(channel, ts, actionId)) ?? null;

export const warningsSignature = (channel, ts) => [...warnings.keys()].filter(one => one.startsWith(key(channel, ts, ""))).join();

export function recordOutcome(channel, ts, actionId, answer) {
  const at = key(channel, ts, actionId);
  const before = warnings.has(at);
  if (answer.ok) warnings.delete(at);
  else warnings.set(at, failureText(answer));
  if (!answer.ok) announce(failureText(answer), true);
  if (before || !answer.ok) notify();
}

export function failureText(answer) {
  return answer.error ? `That did not work: ${answer.error}` : "HandoffBot did not answer in time. Try again.";
}
