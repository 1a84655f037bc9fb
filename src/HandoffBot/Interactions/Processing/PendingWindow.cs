using HandoffBot.Interactions.Requests;

namespace HandoffBot.Interactions.Processing;

/// <summary>A window that says that it is being read.</summary>
internal sealed class PendingWindow(string userId, WindowFill fill) : IDisposable
{
    private readonly CancellationTokenSource _pickedAgain = new();

    public string UserId => userId;

    public WindowFill Fill => fill;

    /// <summary>Whether its turn has come; before, a newer window of the same takes its place.</summary>
    public bool IsReading { get; set; }

    /// <summary>Cancelled when a newer window of the same takes its place.</summary>
    public CancellationToken PickedAgain => _pickedAgain.Token;

    public bool IsSame(PendingWindow other) => other.UserId == UserId && other.Fill.Subject == Fill.Subject;

    public Task Replace() => _pickedAgain.CancelAsync();

    public void Dispose() => _pickedAgain.Dispose();
}
