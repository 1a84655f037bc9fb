using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Handoffs.Effects;

/// <summary>Tells an owner that a lead waits for something of theirs.</summary>
/// <param name="Owner">E-mail or Slack user id.</param>
/// <param name="Missing">Paths of what is missing and theirs, at least one; <see cref="FieldLabels"/> says them in words.</param>
/// <param name="AgreementId">The agreement whose owner it is, where no one agreement takes the lead; null when the decision names
/// it.</param>
public sealed record HoldNotice(string Owner, IReadOnlyList<string> Missing, string? AgreementId = null);
