namespace HandoffBot.Store.Context;

/// <summary>A newer release has changed the schema while this program runs: what it would write might be wrong there.</summary>
public sealed class NewerSchemaException(string message) : Exception(message);
