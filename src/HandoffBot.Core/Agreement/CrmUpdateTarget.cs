using NodaTime;

namespace HandoffBot.Core.Agreement;

/// <summary>An update of the CRM within business hours after the first contact.</summary>
/// <param name="Within">Time allowed.</param>
/// <param name="Field">Path of the field that tells of it, of the account, of the contact, or of an answer.</param>
/// <param name="ManagersAfter">How long after the deadline the managers are told; null for never.</param>
public sealed record CrmUpdateTarget(Duration Within, string Field, Duration? ManagersAfter = null);
