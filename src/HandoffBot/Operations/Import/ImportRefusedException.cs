namespace HandoffBot.Operations.Import;

/// <summary>A file that cannot be imported at all; the message says why and what to do.</summary>
internal sealed class ImportRefusedException(string message) : Exception(message);
