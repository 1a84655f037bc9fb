using HandoffBot.Core.Agreement;
using NodaTime;

namespace HandoffBot.Agreements;

/// <summary>An agreement that this host knows.</summary>
/// <param name="Agreement">The newest version of it that this release can read.</param>
/// <param name="RetiredAt">Since when no file holds it; null while it is in force.</param>
public sealed record KnownAgreement(HandoffAgreement Agreement, Instant? RetiredAt = null);

/// <summary>
/// The agreements in force, by id. Set at start, before anything runs, and again when a version is put in force or an agreement
/// retires; read anew each time it is needed. An event goes to the one selected for it; an alert, a digest and a
/// message belong to the one whose id their row holds; a command means the ones it names, or all.
/// </summary>
public sealed class AgreementRegistry
{
    private volatile IReadOnlyList<KnownAgreement> _all = [];
    private volatile TaskCompletionSource _replaced = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Those events may go to, in order of id.</summary>
    public IReadOnlyList<HandoffAgreement> InForce => [.. _all.Where(known => known.RetiredAt is null).Select(known => known.Agreement)];

    /// <summary>In force and retired, in order of id.</summary>
    public IReadOnlyList<KnownAgreement> All => _all;

    /// <summary>Whether there is more than one in force, so that what is shown has to say which it is of.</summary>
    public bool IsSeveral => _all.Count(known => known.RetiredAt is null) > 1;

    /// <summary>The only one in force; null when there are several.</summary>
    public HandoffAgreement? Only => InForce is [var only] ? only : null;

    /// <summary>
    /// The agreement of that id, in force or retired. For null, and for one that this release cannot read, the first one in
    /// force: whoever answers for that one is told rather than nobody.
    /// </summary>
    /// <exception cref="InvalidOperationException">None is in force yet.</exception>
    public HandoffAgreement Of(string? id)
    {
        var all = _all;
        return (
            all.FirstOrDefault(known => known.Agreement.Id == id)
            ?? all.FirstOrDefault(known => known.RetiredAt is null)
            ?? throw new InvalidOperationException("The agreements are read at start, before any room runs.")
        ).Agreement;
    }

    /// <summary>Takes these in place of all that were known.</summary>
    public void Set(IEnumerable<KnownAgreement> all)
    {
        _all = [.. all.OrderBy(known => known.Agreement.Id, StringComparer.Ordinal)];
        Interlocked.Exchange(ref _replaced, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    /// <summary>Completes when others are set.</summary>
    public Task Replaced => _replaced.Task;

    /// <summary>Returns when others are set, or after <paramref name="atMost"/> on a clock that may be moved.</summary>
    public Task WaitForChange(TimeSpan atMost, TimeProvider time, CancellationToken cancel) => Wait(Replaced, atMost, time, cancel);

    /// <summary>As <see cref="WaitForChange"/>, for those that had been read before <paramref name="replaced"/> could complete.</summary>
    public static async Task Wait(Task replaced, TimeSpan atMost, TimeProvider time, CancellationToken cancel)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(replaced, Task.Delay(atMost, time, late.Token));
        await late.CancelAsync();
        cancel.ThrowIfCancellationRequested();
    }
}
