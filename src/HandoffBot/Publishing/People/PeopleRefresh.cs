using HandoffBot.Agreements;
using HandoffBot.Core.Agreement.Table;
using HandoffBot.Hosting;
using HandoffBot.Hosting.Loops;
using HandoffBot.Store.Context;
using HandoffBot.Store.Failures;
using HandoffBot.Store.Rows;

namespace HandoffBot.Publishing.People;

/// <summary>Looks up everybody the agreements name ahead of time, so that no lead waits for it.</summary>
public sealed class PeopleRefresh(
    PersonLookup lookup,
    IDatabase database,
    AgreementRegistry agreements,
    DatabaseOutage outage,
    TimeProvider time
) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(1);

    // Meanwhile Slack's limits leave room for the owners that events name.
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(3);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        SupervisedLoop.Run(
            async cancel =>
            {
                await Refresh(cancel);
                await agreements.WaitForChange(Round, time, cancel);
            },
            fault => outage.Failed("The people of the agreements could not be looked up and are tried again", fault),
            cancel => agreements.WaitForChange(Round, time, cancel),
            stoppingToken
        );

    private async Task Refresh(CancellationToken cancel)
    {
        var people = agreements
            .InForce.SelectMany(AgreementPeople.Of)
            .Select(one => KnownPeople.Key(one.Person))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var known = await database.Read((db, token) => KnownPeople.Of(db, people, token), cancel);
        foreach (var person in people.Where(person => !known.TryGetValue(person, out var row) || PersonLookup.IsStale(row, time.Now())))
        {
            while (!await lookup.Reserve(person, cancel))
            {
                await Task.Delay(BetweenTries, time, cancel);
            }

            await lookup.Ask(person, cancel);
        }
    }
}
