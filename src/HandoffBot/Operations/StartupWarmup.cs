using System.Text;
using System.Text.Json;
using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Examples;
using HandoffBot.Core.Leads;
using HandoffBot.Hosting;
using HandoffBot.Intake;
using HandoffBot.Publishing.Cards.Alerts;
using HandoffBot.Publishing.Wording;
using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Json;
using HandoffBot.Store.Documents;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Operations;

/// <summary>
/// Takes a made-up lead through the rules, the stored documents and the card, beside the rest of the start: what is compiled at a first
/// call is compiled then, and the first real lead does not wait for it. Touches no database but one of its own, and sends nothing.
/// </summary>
internal sealed partial class StartupWarmup(
    AgreementRegistry agreements,
    DatabaseWarmup stored,
    TimeProvider time,
    ILogger<StartupWarmup> log
) : BackgroundService
{
    private const string Event = """
        {
          "id": "sample",
          "occurred_at": "2026-01-05T10:00:00Z",
          "score": { "name": "sample", "value": 90 },
          "account": { "id": "sample", "name": "Sample", "segment": "smb" },
          "contact": { "name": "Sample", "email": "somebody@example.test" },
          "signals": [ { "key": "sample", "label": "Sample", "kind": "product", "observed_at": "2026-01-05T10:00:00Z" } ],
          "next_action": { "kind": "call" }
        }
        """;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    /// <summary>The last step of the start, which is to listen, waits for it, though not for long: who finds the host ready finds it
    /// quick.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await base.StartAsync(cancellationToken);
        await ExecuteTask!.WaitAsync(LongestWait, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => Run(stoppingToken), stoppingToken);

    private async Task Run(CancellationToken cancel)
    {
        try
        {
            var now = time.Now();
            EventReader.Read(Encoding.UTF8.GetBytes(Event), null, now);
            if (agreements.InForce is [var agreement, ..])
            {
                var e = Take(agreement, now);
                await stored.Run(SampleDecision.AlwaysOpen(agreement), e, now, cancel);
            }
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            // The first real lead takes a moment longer, and meets the same fault if it is one of ours.
            Failed(fault);
        }
    }

    private static ScoreEvent Take(HandoffAgreement agreement, Instant now)
    {
        var (e, decision) = SampleDecision.Of(agreement, now);
        DecisionRow.Of(decision, e);
        ThereAndBack(DocumentFormats.Trace, decision.Trace);
        ThereAndBack(DocumentFormats.Lead, decision.Lead);
        if (decision.Rotation is { } rotation)
        {
            ThereAndBack(DocumentFormats.Rotation, rotation);
        }

        if (decision.Alert is { } alert)
        {
            AlertRow.With(null, alert);
            ThereAndBack(DocumentFormats.Alert, alert);
            Draw(alert, agreement, now);
        }

        return e;
    }

    private static void ThereAndBack<T>(DocumentFormat<T> format, T content) => format.Read(format.Write(content));

    private static void Draw(Alert alert, HandoffAgreement agreement, Instant now)
    {
        Markup somebody = $"somebody";
        var view = new AlertViewModel(alert, agreement, somebody, somebody, now, revision: 1);
        AlertFallbackText.Of(view);
        JsonSerializer.SerializeToUtf8Bytes(AlertBlocks.Draw(view), SlackJson.Options);
    }

    [LoggerMessage(
        EventId = 1004,
        Level = LogLevel.Warning,
        Message = "The start was not warmed up: the first lead takes a moment longer, and nothing else is different. Please report this"
    )]
    private partial void Failed(Exception fault);
}
