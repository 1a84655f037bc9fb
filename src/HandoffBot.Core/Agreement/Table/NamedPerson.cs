namespace HandoffBot.Core.Agreement.Table;

/// <summary>Somebody an agreement names.</summary>
/// <param name="Person">E-mail or Slack user id, as it is written.</param>
/// <param name="Path">Where, e.g. <c>owners.model</c> or <c>routing[1].to[0]</c>.</param>
public sealed record NamedPerson(string Person, string Path);
