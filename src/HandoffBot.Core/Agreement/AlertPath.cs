namespace HandoffBot.Core.Agreement;

/// <summary>One way to earn an alert: every predicate holds.</summary>
public sealed record AlertPath(string Name, IReadOnlyList<Predicate> All);
