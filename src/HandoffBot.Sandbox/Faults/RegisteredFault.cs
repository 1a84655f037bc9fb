namespace HandoffBot.Sandbox.Faults;

/// <summary>A fault with its name and how often it can still strike.</summary>
public sealed record RegisteredFault(string Id, InjectedFault Fault, int? Remaining);
