namespace HandoffBot.Sandbox.Responses;

/// <summary>What a response_url was issued for: a message, an ephemeral message or a command.</summary>
internal sealed record IssuedResponseUrl(string Channel, string User, string? Ts, bool Ephemeral, string? Thread, DateTimeOffset At)
{
    private int _remainingUses = ResponseUrlRegistry.MaxUses;

    public bool TryUse() => Interlocked.Decrement(ref _remainingUses) >= 0;
}
