namespace HandoffBot.Sandbox.Faults;

/// <summary>An injected fault with its id and the number of calls it still affects; null for no limit.</summary>
public sealed record RegisteredFault(string Id, InjectedFault Fault, int? Remaining);
