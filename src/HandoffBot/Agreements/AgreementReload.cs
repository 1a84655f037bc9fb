using System.Runtime.InteropServices;
using HandoffBot.Hosting.Loops;
using HandoffBot.Store.Failures;

namespace HandoffBot.Agreements;

/// <summary>
/// Keeps a running host on the newest version: of its file after a SIGHUP, and of the database after another
/// instance stored one.
/// </summary>
public sealed partial class AgreementReload(
    AgreementImport import,
    AgreementRegistry registry,
    DatabaseOutage outage,
    ILogger<AgreementReload> log
) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim _asked = new(0, 1);

    /// <summary>
    /// Reads the file again on every SIGHUP, which no longer ends the process, until the result is disposed. Null where there
    /// is no such signal.
    /// </summary>
    public IDisposable? OnHangup() => OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
            {
                signal.Cancel = true;
                Ask();
            });

    /// <summary>Reads the file again, soon.</summary>
    public void Ask()
    {
        try
        {
            _asked.Release();
        }
        catch (SemaphoreFullException)
        {
            // Asked already.
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        SupervisedLoop.Run(
            async cancel =>
            {
                if (await _asked.WaitAsync(Look, cancel))
                {
                    await Reload(cancel);
                }

                await import.FollowStored(cancel);
            },
            fault => outage.Failed("The agreement could not be compared with the database and is tried again", fault),
            // The wait for a request to reload is pause enough.
            _ => Task.CompletedTask,
            stoppingToken
        );

    private async Task Reload(CancellationToken cancel)
    {
        var plan = await import.Plan(cancel);
        foreach (var refusal in plan.Refusals)
        {
            Refused(InForce(), refusal);
        }

        if (plan.Refusals.Count > 0)
        {
            return;
        }

        if (!plan.HasChanges && plan.Behind.Count == 0)
        {
            Unchanged(plan.Source.Path, InForce());
            return;
        }

        foreach (var one in plan.Candidates)
        {
            foreach (var change in one.Succession.Changes)
            {
                Changes(one.Reading.File, change);
            }
        }

        await import.PutInForce(plan.Fingerprint, null, cancel);
    }

    private string InForce() =>
        registry.Only is { } only
            ? $"version {only.Version}"
            : string.Join(" and ", registry.InForce.Select(agreement => $"version {agreement.Version} of {agreement.Id}"));

    [LoggerMessage(
        EventId = 1605,
        Level = LogLevel.Warning,
        Message = "The agreement was not reloaded, {InForce} stays in force. {Refusal}"
    )]
    private partial void Refused(string inForce, string refusal);

    [LoggerMessage(EventId = 1606, Level = LogLevel.Information, Message = "The agreement {Path} says what is in force already, {InForce}")]
    private partial void Unchanged(string path, string inForce);

    [LoggerMessage(EventId = 1607, Level = LogLevel.Information, Message = "The agreement {File} changes: {Change}")]
    private partial void Changes(string file, string change);
}
