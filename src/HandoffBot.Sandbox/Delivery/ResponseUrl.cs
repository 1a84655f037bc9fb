namespace HandoffBot.Sandbox.Delivery;

/// <summary>What a response_url answers to: a message, a note or a command.</summary>
internal sealed record ResponseUrl(string Channel, string User, string? Ts, bool Ephemeral, string? Thread, DateTimeOffset At)
{
    private int _left = ResponseUrls.Uses;

    public bool Take() => Interlocked.Decrement(ref _left) >= 0;
}
