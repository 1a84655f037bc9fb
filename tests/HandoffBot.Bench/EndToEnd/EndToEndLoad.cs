using System.Diagnostics;
using System.Net;
using HandoffBot.Bench.Campaign;
using HandoffBot.Bench.Clicks;
using HandoffBot.Bench.Load;
using HandoffBot.Sandbox;

namespace HandoffBot.Bench.EndToEnd;

/// <summary>The loads put on a contender, and what comes of each.</summary>
internal sealed class EndToEndLoad(BenchmarkTarget contender, SandboxServer slack, EndToEndSetup setup)
{
    public const int Channels = 200;
    private const int Connections = 32;
    private readonly IPEndPoint _address = new(IPAddress.Loopback, contender.Process.Url.Port);

    /// <summary>Name of the peer's channel for a territory.</summary>
    public static string PeerChannel(int n) => $"CT{n}";

    /// <summary>Events that stay in nurture, of a fresh account each, as fast as they are taken.</summary>
    public async Task<Throughput> Nurture(string name, int count)
    {
        var disk = await contender.Stored();
        var processor = contender.Process.ProcessorTime;
        var watch = Stopwatch.StartNew();
        var sent = await ClosedLoop.Run(_address, Connections, count, n => Event($"{name}{n}", n, score: 20));
        if (sent.NotSuccess > 0)
        {
            throw new InvalidOperationException($"{sent.NotSuccess} events were refused.");
        }

        await contender.AllDecided();
        var decided = count / watch.Elapsed.TotalSeconds;
        var spent = (contender.Process.ProcessorTime - processor).TotalMilliseconds / count;
        return new(sent.PerSecond, decided, spent, (double)(await contender.Stored() - disk) / count);
    }

    /// <summary>Alerts at a steady rate over all channels.</summary>
    public async Task<DeliveryFigures> Alerts(int firstAccount, int perSecond, int seconds)
    {
        var count = perSecond * seconds;
        var sent = new DateTimeOffset[count];
        var before = slack.Workspace.Posted;
        var processor = contender.Process.ProcessorTime;
        await OpenLoop.Run(
            _address,
            perSecond,
            count,
            n =>
            {
                sent[n] = slack.Clock.GetUtcNow();
                return Event($"a{firstAccount + n}", firstAccount + n, score: 92);
            },
            (_, _, _) => { }
        );
        await slack.Workspace.Until(workspace => workspace.Posted - before >= count, TimeSpan.FromMinutes(2));
        var spent = (contender.Process.ProcessorTime - processor).TotalMilliseconds / count;
        var posted = new Latencies();
        var channels = Enumerable.Range(0, Channels).SelectMany(n => new[] { CampaignAgreement.Channel(n), PeerChannel(n) });
        foreach (var message in channels.SelectMany(id => slack.Workspace.Channel(id).Messages))
        {
            if (AccountOf(message.Text) - firstAccount is var n && n >= 0 && n < count)
            {
                posted.Add(message.PostedAt - sent[n]);
            }
        }

        return new(posted.At(0.5), posted.At(0.99), spent);
    }

    /// <summary>Signed clicks at a steady rate.</summary>
    public async Task<Latencies> Clicks(string name, int perSecond, int seconds)
    {
        var took = new Latencies();
        await OpenLoop.Run(
            _address,
            perSecond,
            perSecond * seconds,
            n => SignedClick.Request(setup.SigningSecret, $"{name}{n}", contender.ClickAction, slack.Clock.GetUtcNow()),
            (_, status, time) =>
            {
                if (status != 200)
                {
                    throw new InvalidOperationException($"A click was answered {status}.");
                }

                took.Add(time);
            }
        );
        return took;
    }

    private static int AccountOf(string text)
    {
        const string word = "Account ";
        var at = text.IndexOf(word, StringComparison.Ordinal);
        var digits = at < 0 ? "" : new string([.. text[(at + word.Length)..].TakeWhile(char.IsAsciiDigit)]);
        return int.TryParse(digits, out var number) ? number : -1;
    }

    private byte[] Event(string id, int account, int score) =>
        Requests.Post(
            "/v1/score-events",
            "application/json",
            LoadEvents.Body(id, account, slack.Clock.GetUtcNow(), Channels, score),
            $"Authorization: Bearer {contender.ApiKey}"
        );
}

/// <param name="Accepted">Events answered 202 a second.</param>
/// <param name="Decided">Events decided a second, from the first one sent until the last one decided.</param>
/// <param name="Processor">Milliseconds of processor time an event.</param>
/// <param name="Bytes">Bytes on disk an event.</param>
internal sealed record Throughput(double Accepted, double Decided, double Processor, double Bytes);

/// <param name="P50">Milliseconds from sending the event to its post, median.</param>
/// <param name="P99">The same, not exceeded by 99 of 100.</param>
/// <param name="Processor">Milliseconds of processor time an alert.</param>
internal sealed record DeliveryFigures(double P50, double P99, double Processor);
