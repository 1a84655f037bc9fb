// The sandbox clock: real time plus an offset set in the control panel.
let offset = 0;

export function setClock(clock) {
  const now = Date.parse(clock?.now);
  if (!Number.isNaN(now)) offset = now - Date.now();
  tick();
}

export const now = () => Date.now() + offset;

const steps = [["year", 31536000], ["month", 2592000], ["week", 604800], ["day", 86400], ["hour", 3600], ["minute", 60]];
const relative = new Intl.RelativeTimeFormat("en", { numeric: "always" });

export function ago(seconds, at = now()) {
  const gap = seconds - at / 1000;
  if (Math.abs(gap) < 60) return gap < 0 ? "less than a minute ago" : "in less than a minute";
  const [unit, size] = steps.find(([, length]) => Math.abs(gap) >= length);
  const whole = Math.round(Math.abs(gap) / size);
  // 59.6 minutes are an hour, not 60 minutes.
  const next = steps.find(([, length]) => length === whole * size) ?? [unit, size];
  return relative.format(Math.sign(gap) * Math.round((whole * size) / next[1]), next[0]);
}

const show = (date, options) => date.toLocaleString("en-GB", options);

function dayWord(date) {
  const day = new Date(now());
  const gap = Math.round((new Date(date).setHours(0, 0, 0, 0) - day.setHours(0, 0, 0, 0)) / 86400000);
  return { "-1": "yesterday", 0: "today", 1: "tomorrow" }[gap];
}

const tokens = {
  date_num: d => `${d.getFullYear()}-${String(d.getMonth() + 1).padStart(2, "0")}-${String(d.getDate()).padStart(2, "0")}`,
  date_slash: d => show(d, { day: "2-digit", month: "2-digit", year: "numeric" }),
  date: d => show(d, { day: "numeric", month: "long", year: "numeric" }),
  date_short: d => show(d, { day: "numeric", month: "short", year: "numeric" }),
  date_long: d => show(d, { weekday: "long", day: "numeric", month: "long", year: "numeric" }),
  time: d => show(d, { hour: "2-digit", minute: "2-digit" }),
  time_secs: d => show(d, { hour: "2-digit", minute: "2-digit", second: "2-digit" }),
  ago: d => ago(d.getTime() / 1000),
};

for (const name of ["date", "date_short", "date_long"]) tokens[`${name}_pretty`] = d => dayWord(d) ?? tokens[name](d);

// The text of Slack's <!date^…^format|…>: unknown tokens stay as they are.
export function formatDate(seconds, format) {
  const date = new Date(seconds * 1000);
  return format.replace(/\{(\w+)\}/g, (whole, token) => tokens[token]?.(date) ?? whole);
}

export const timeOf = seconds => formatDate(seconds, "{time}");

export function dayOf(seconds) {
  const word = dayWord(new Date(seconds * 1000));
  return word ? word[0].toUpperCase() + word.slice(1) : formatDate(seconds, "{date_long}");
}

// Updates every date token and clock on the page.
export function tick() {
  for (const node of document.querySelectorAll("time[data-date]")) {
    const text = formatDate(Number(node.dataset.date), node.dataset.format);
    if (node.textContent !== text) node.textContent = text;
  }
  for (const node of document.querySelectorAll("[data-clock]")) {
    const text = formatDate(now() / 1000, node.dataset.clock);
    if (node.textContent !== text) node.textContent = text;
  }
}

setInterval(tick, 1000);
