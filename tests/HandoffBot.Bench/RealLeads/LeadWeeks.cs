using System.Text;
using System.Text.Json.Nodes;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Time;
using HandoffBot.Hosting;
using HandoffBot.Operations.Commands;
using HandoffBot.Operations.Import;
using HandoffBot.Testing.Files;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Waiting;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Bench.RealLeads;

/// <summary>
/// Lives the weeks of real leads through the product's doors: each event is sent in the half hour after it happened, each outcome when it
/// was known; sales people flag in Slack what they said of an alert, and the rest of what they said is imported; the digests come when they
/// are due, and their cases are labelled.
/// </summary>
internal sealed class LeadWeeks(TestApp app, LeadFiles files, HandoffAgreement agreement, LeadClicks clicks)
{
    private const int MostOfRequest = 100;
    private static readonly Duration Tick = Duration.FromMinutes(30);

    /// <summary>Lives so many weekly digests.</summary>
    public async Task Live(int digests)
    {
        var (events, outcomes) = (new Queue<PastLead>(files.Events), new Queue<FinalOutcome>(files.Outcomes));
        var said = new Queue<Disposition>(files.Dispositions);
        for (var digest = 0; digest < digests; digest++)
        {
            var ends = WeeklySchedule.Next(agreement.Review, app.Slack.Clock.Now());
            for (var at = app.Slack.Clock.Now() + Tick; at < ends; at += Tick)
            {
                await Until(at);
            }

            // What was said of leads that raised no alert is history that a file tells.
            await Import(clicks.NotFlagged());
            await Until(ends + Duration.FromSeconds(1));
            await Compiled(ends);
            await LeadSettling.Of(app);
            await clicks.LabelCases();
            await LeadSettling.Of(app);
        }

        async Task Until(Instant at)
        {
            var now = app.Slack.Clock.Now();
            if (at > now)
            {
                app.Slack.Clock.Advance((at - now).ToTimeSpan());
            }

            await Send("/v1/score-events", Due(events, lead => lead.At).Select(lead => JsonNode.Parse(lead.Json)!));
            await Send("/v1/outcomes", Due(outcomes, outcome => outcome.At).Select(Json));
            await LeadSettling.Of(app);
            foreach (var one in Due(said, one => one.At))
            {
                await clicks.Flag(one);
            }
        }
    }

    private IReadOnlyList<T> Due<T>(Queue<T> queue, Func<T, Instant> at)
    {
        var (due, now) = (new List<T>(), app.Slack.Clock.Now());
        while (queue.TryPeek(out var next) && at(next) < now)
        {
            due.Add(queue.Dequeue());
        }

        return due;
    }

    private async Task Send(string path, IEnumerable<JsonNode> bodies)
    {
        foreach (var some in bodies.Chunk(MostOfRequest))
        {
            using var content = new StringContent(new JsonArray(some).ToJsonString(), Encoding.UTF8, "application/json");
            using var answer = await app.Sender.PostAsync(new Uri(app.BotUrl, path), content);
            if (!answer.IsSuccessStatusCode)
            {
                throw new InvalidOperationException($"{path} answered {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
            }
        }
    }

    private static JsonNode Json(FinalOutcome outcome) =>
        new JsonObject
        {
            ["id"] = $"outcome-{outcome.Account}",
            ["occurred_at"] = outcome.At.ToString(),
            ["account"] = new JsonObject { ["id"] = outcome.Account },
            ["outcome"] = outcome.Outcome,
        };

    private async Task Import(IReadOnlyList<Disposition> said)
    {
        if (said.Count == 0)
        {
            return;
        }

        using var file = new TemporaryFile(string.Join('\n', said.Select(one => one.Json)));
        using var output = new StringWriter();
        var code = await CommandLine.Run(
            ["import", file.Path, $"--ConnectionStrings:HandoffBot={app.Database.ConnectionString}"],
            output,
            input => [ImportCommand.Of(input)]
        );
        if (code != 0)
        {
            throw new InvalidOperationException(output.ToString());
        }
    }

    private Task Compiled(Instant ends) =>
        Wait.Until(
            cancel => app.Database.Database.Read((db, token) => db.Digests.AnyAsync(row => row.To == ends, token), cancel),
            () => $"The digest of the week that ended on {ends} was not compiled."
        );
}
