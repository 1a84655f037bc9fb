namespace HandoffBot.Hosting.Settings;

/// <summary>Something wrong with the configuration, said so that an operator can mend it. Never holds the value of a secret.</summary>
/// <param name="Key">E.g. <c>Slack:BotToken</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What to do.</param>
/// <param name="Absent">True when nothing was set, so that there is nothing to look at yet.</param>
public sealed record SettingsFault(string Key, string Message, string Remedy, bool Absent = false);
