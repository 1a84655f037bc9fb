using System.Collections.Concurrent;
using System.Text.Json;
using HandoffBot.Testing.Samples;

namespace HandoffBot.Bench.Campaign.Held;

/// <summary>The fields of one company, as they were sent without a score.</summary>
internal sealed record GeneratedFieldReport(string Id, string Account, byte[] Body);

/// <summary>Tells the e-mail address of some companies whose leads are held for it. From a seed.</summary>
internal sealed class LeadFieldSender(EventSender sender, TimeProvider time, int seed)
{
    private readonly Random _chance = new(seed);

    /// <summary>What the sender was told 202 for, by id.</summary>
    public ConcurrentDictionary<string, GeneratedFieldReport> Accepted { get; } = new(StringComparer.Ordinal);

    public async Task Run(HttpClient http, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            var told = Accepted.Values.Select(one => one.Account).ToHashSet(StringComparer.Ordinal);
            List<string> lacking =
            [
                .. sender
                    .Accepted.Values.Where(one => one.LacksAddress && !told.Contains(one.Account))
                    .Select(one => one.Account)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ];
            if (lacking.Count > 0)
            {
                var account = lacking[_chance.Next(lacking.Count)];
                var fields = new SampleFields($"f{seed}-{account}")
                {
                    Account = account,
                    // As its events name them: after a restore the fields may come first.
                    Contact = $"Person {account}",
                    Email = $"p@{account}.test",
                };
                await Deliver(http, new(fields.Id, account, JsonSerializer.SerializeToUtf8Bytes(fields.Json(time.GetUtcNow()))));
            }

            await Task.Delay(_chance.Next(2500, 7000), CancellationToken.None);
        }
    }

    /// <summary>Sends once more what it was told 202 for.</summary>
    public async Task SendAgain(HttpClient http, IReadOnlyList<GeneratedFieldReport> reports)
    {
        foreach (var fields in reports)
        {
            await Deliver(http, fields);
        }
    }

    private async Task Deliver(HttpClient http, GeneratedFieldReport fields)
    {
        await sender.Deliver(http, "/v1/lead-fields", fields.Id, fields.Body);
        Accepted[fields.Id] = fields;
    }
}
