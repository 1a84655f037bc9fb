using HandoffBot.Core.Agreement;

namespace HandoffBot.Agreements;

/// <summary>The agreement in force. Set once at start, before anything runs; read by every room.</summary>
public sealed class CurrentAgreement
{
    private HandoffAgreement? _value;

    public HandoffAgreement Value
    {
        get => _value ?? throw new InvalidOperationException("The agreement is read at start, before any room runs.");
        set => _value = value;
    }
}
