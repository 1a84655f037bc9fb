// The emoji shortcodes that the bot writes. Unknown shortcodes are shown as typed.
const codes = {
  fire: "🔥", hot_pepper: "🌶️", zap: "⚡", sparkles: "✨", star: "⭐", rocket: "🚀", tada: "🎉", bulb: "💡", dart: "🎯",
  white_check_mark: "✅", heavy_check_mark: "✔️", ballot_box_with_check: "☑️", x: "❌", no_entry: "⛔", no_entry_sign: "🚫",
  warning: "⚠️", rotating_light: "🚨", exclamation: "❗", question: "❓", information_source: "ℹ️", bell: "🔔", no_bell: "🔕",
  hourglass: "⌛", hourglass_flowing_sand: "⏳", alarm_clock: "⏰", stopwatch: "⏱️", clock1: "🕐", clock3: "🕒", clock9: "🕘",
  calendar: "📅", date: "📅", spiral_calendar_pad: "🗓️", telephone_receiver: "📞", phone: "☎️", email: "✉️", envelope: "✉️",
  incoming_envelope: "📨", memo: "📝", pencil: "✏️", pencil2: "✏️", clipboard: "📋", mag: "🔍", eyes: "👀", link: "🔗",
  bar_chart: "📊", chart_with_upwards_trend: "📈", chart_with_downwards_trend: "📉", arrow_up: "⬆️", arrow_down: "⬇️",
  arrow_right: "➡️", arrow_left: "⬅️", arrow_upper_right: "↗️", arrow_lower_right: "↘️", small_red_triangle: "🔺",
  small_red_triangle_down: "🔻", red_circle: "🔴", large_orange_circle: "🟠", large_yellow_circle: "🟡",
  large_green_circle: "🟢", large_blue_circle: "🔵", white_circle: "⚪", black_circle: "⚫", wave: "👋", raised_hands: "🙌",
  clap: "👏", pray: "🙏", thumbsup: "👍", "+1": "👍", thumbsdown: "👎", "-1": "👎", point_right: "👉", muscle: "💪",
  handshake: "🤝", bust_in_silhouette: "👤", busts_in_silhouette: "👥", office: "🏢", moneybag: "💰", package: "📦", gear: "⚙️",
  wrench: "🔧", lock: "🔒", unlock: "🔓", key: "🔑", shield: "🛡️", triangular_flag_on_post: "🚩", checkered_flag: "🏁",
  snowflake: "❄️", sunny: "☀️", seedling: "🌱", zzz: "💤", ghost: "👻", robot_face: "🤖", smile: "😄", slightly_smiling_face: "🙂",
  thinking_face: "🤔", recycle: "♻️", repeat: "🔁", leftwards_arrow_with_hook: "↩️", arrows_counterclockwise: "🔄",
};

export function withEmoji(text) {
  return text.replace(/:([a-z0-9_+-]+):/g, (whole, name) => (Object.hasOwn(codes, name) ? codes[name] : whole));
}
