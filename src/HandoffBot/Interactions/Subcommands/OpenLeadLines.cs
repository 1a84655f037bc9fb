using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Routing;
using HandoffBot.Handoffs;
using HandoffBot.Hosting;
using HandoffBot.Publishing.People;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Context;
using NodaTime;

namespace HandoffBot.Interactions.Subcommands;

/// <summary>What each person of an agreement's routes holds now, whoever has most hot leads first.</summary>
internal sealed class OpenLeadLines(IDatabase database, AgreementRegistry agreements, UserDirectory directory, TimeProvider time)
{
    private const int MostShown = 15;

    /// <summary>A heading and a line for each person.</summary>
    public async Task<IReadOnlyList<Markup>> Of(HandoffAgreement agreement, CancellationToken cancel)
    {
        var reps = agreement.Routing.SelectMany(route => route.To).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var now = time.Now();
        var known = await database.Read(
            async (db, token) =>
                await OpenLeadReader.Of(db, await AvailabilityReader.Of(db, reps, now, token), reps, agreements, now, token),
            cancel
        );
        var people = reps.DistinctBy(known.IdOf, StringComparer.OrdinalIgnoreCase)
            .Select(rep => (Rep: rep, Holds: known.Holding.GetValueOrDefault(known.IdOf(rep), new OpenLeads(0, 0))))
            .OrderByDescending(one => one.Holds.Hot)
            .ThenByDescending(one => one.Holds.All)
            .ToList();
        var lines = new List<Markup> { $"*What the reps hold now, over all agreements:*" };
        foreach (var (rep, holds) in people.Take(MostShown))
        {
            lines.Add($"• {await directory.Mention(rep, cancel)}: {holds.Hot} hot of {holds.All} live{NotThere(known, rep)}");
        }

        if (people.Count > MostShown)
        {
            lines.Add($"… and {people.Count - MostShown} more, with no more hot ones than these");
        }

        return lines;
    }

    private static Markup NotThere(Availability known, string rep) =>
        known.AwayUntil.TryGetValue(known.IdOf(rep), out var back) ? $" · away until {Date(back)}"
        : known.DoNotDisturbUntil.TryGetValue(known.IdOf(rep), out var end) ? $" · in do not disturb until {Date(end)}"
        : Markup.Empty;

    private static Markup Date(Instant at) => DisplayText.Date(at, "{date_short_pretty} {time}");
}
