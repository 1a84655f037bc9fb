namespace HandoffBot.Hosting;

/// <summary>The host cannot start, for reasons its operator can mend. Each is one line to print; none holds a secret.</summary>
public sealed class StartRefusedException(IReadOnlyList<string> reasons) : Exception(string.Join(Environment.NewLine, reasons))
{
    public IReadOnlyList<string> Reasons { get; } = reasons;
}
