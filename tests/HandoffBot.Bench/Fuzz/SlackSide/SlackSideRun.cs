using System.Diagnostics;
using HandoffBot.Sandbox;
using HandoffBot.Sandbox.Workspaces;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Hosts;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Bench.Fuzz.SlackSide;

/// <summary>What a run came to.</summary>
/// <param name="Used">How often each kind of hostile answer, and hostile frames, were sent.</param>
/// <param name="Acknowledged">Clicks the host acknowledged while Slack was hostile.</param>
/// <param name="Resident">The most resident bytes of the whole process.</param>
/// <param name="Wrong">Everything that is wrong.</param>
public sealed record SlackSideResult(IReadOnlyDictionary<string, int> Used, int Acknowledged, long Resident, IReadOnlyList<string> Wrong);

/// <summary>
/// A Slack that answers wrongly and sends hostile frames: the host lives through it, takes no answer for what it is not, and when
/// Slack is itself again every card stands once, in its last state.
/// </summary>
public sealed class SlackSideRun
{
    private const int Channels = 16;
    private const string Claim = "alert_claim";

    // A page of history, the longest the host takes, in chunks of eight bytes; and what lies in buffers on the way.
    private const long LongestAnswer = 32L * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);

    // Where nothing is under way only a pause that Slack asked for is waited for.
    private static readonly TimeSpan LongStep = TimeSpan.FromSeconds(20);
    private readonly List<string> _wrong = [];
    private readonly List<string> _claimed = [];
    private readonly BenchEnvironment _environment;
    private readonly HostileSlack _proxy;
    private long _resident;

    private SlackSideRun(BenchEnvironment environment, HostileSlack proxy) => (_environment, _proxy) = (environment, proxy);

    /// <param name="things">How many hostile answers and frames at least.</param>
    /// <param name="seed">Chooses them.</param>
    /// <param name="connectionString">A fresh SQLite file when null.</param>
    /// <param name="say">Progress.</param>
    /// <param name="atMost">For how long it is hostile if so many things take longer; six minutes when null.</param>
    public static async Task<SlackSideResult> Run(
        int things,
        int seed,
        string? connectionString,
        Action<string> say,
        TimeSpan? atMost = null
    )
    {
        using var canary = new SsrfCanary();
        using var errors = new ErrorLog();
        using var secrets = new SecretLeakLogger("xoxb-sandbox", "xapp-sandbox", "ticket=");
        HostileSlack? proxy = null;
        await using var environment = await BenchEnvironment.Start(
            Channels,
            new SandboxOptions { Scopes = SandboxOptions.ScopesWithHistory, MaxLoggedCalls = 1000 },
            connectionString,
            tweak: builder =>
            {
                var stage = new FuzzStage([], canary.Url, canary.Url);
                proxy = new(
                    new Uri(builder.Configuration["Slack:ApiBaseUrl"]!),
                    canary.Url,
                    number => new FuzzInput(seed, number, DateTimeOffset.UnixEpoch, stage)
                );
                builder.Configuration.AddInMemoryCollection([
                    new("Slack:ApiBaseUrl", proxy.Url.ToString()),
                    new("Slack:Mode", "Socket"),
                    new("Slack:AppToken", "xapp-sandbox"),
                ]);
                builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Debug).AddProvider(errors).AddProvider(secrets);
            }
        );
        await using var between = proxy!;
        var run = new SlackSideRun(environment, between);
        await run.All(things, atMost ?? Patience, say);
        foreach (var (error, times) in errors.Errors)
        {
            run._wrong.Add($"The host logged an error {times} times: {error}");
        }

        run._wrong.AddRange(secrets.Lines.Take(3).Select(line => $"The log holds a secret, or far too much: {line}"));
        if (canary.Callers > 0)
        {
            run._wrong.Add($"The host followed a redirect {canary.Callers} times.");
        }

        return new(between.Used, run._claimed.Count, run._resident, run._wrong);
    }

    private async Task All(int things, TimeSpan atMost, Action<string> say)
    {
        using var check = new RecoveryCheck(_environment);
        var alerts = 0;
        var watch = Stopwatch.StartNew();
        while (_proxy.Used.Values.Sum() < things && watch.Elapsed < atMost)
        {
            if (alerts < Channels * 4)
            {
                await check.Alert($"slack-{alerts}", alerts, Channels);
                alerts++;
            }

            await ClickSomething();
            await Pass();
        }

        say($"{_proxy.Used.Values.Sum()} hostile answers and frames, {alerts} alerts, {_claimed.Count} clicks acknowledged");
        _proxy.IsHostile = false;
        await Until("no connection stands", () => Task.FromResult(_environment.Slack.Sockets.Count > 0));
        say("Slack is itself again and a connection stands");
        await Until("messages are still on their way", async () => await Unsettled() == 0);
        say("every message is where it should be");
        await check.Alert("after", alerts, Channels);
        await Until("a good alert was not posted", () => Task.FromResult(Cards().Exists(card => IsAbout(card, alerts))));
        var last = Cards().Find(card => IsAbout(card, alerts))!;
        await Until("a good click was not acknowledged", async () => (await User().Click(last, Claim)).Acknowledged);
        _claimed.Add(last.Ts);
        await Until("what was acknowledged is not worked", async () => !await IsBusy());
        await Until("messages are still on their way", async () => await Unsettled() == 0);
        Compare(alerts + 1);
    }

    private void Compare(int expected)
    {
        var cards = Cards();
        foreach (var twice in cards.GroupBy(Id, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            _wrong.Add($"Message {twice.Key} stands {twice.Count()} times.");
        }

        var missing = Enumerable.Range(0, expected).Where(n => !cards.Exists(card => IsAbout(card, n))).ToList();
        if (missing.Count > 0)
        {
            _wrong.Add($"No card stands of: {string.Join(", ", missing)}.");
        }

        var unclaimed = _claimed.Where(ts =>
            !cards.Exists(card => card.Ts == ts && card.AllText.Contains("Claimed", StringComparison.Ordinal))
        );
        _wrong.AddRange(unclaimed.Select(ts => $"The click on {ts} was acknowledged, and its card does not say so."));
        if (_proxy.LongestTaken is var taken and > LongestAnswer)
        {
            _wrong.Add($"The host took {taken} bytes of one answer.");
        }

        if (_resident > FuzzResult.MostResident)
        {
            _wrong.Add($"Memory is beyond its bound: {_resident}.");
        }
    }

    private async Task ClickSomething()
    {
        var open = Cards().Find(card => !_claimed.Contains(card.Ts) && card.AllText.Contains("Account", StringComparison.Ordinal));
        if (open is not null && _environment.Slack.Sockets.Count > 0)
        {
            var click = User().Click(open, Claim);
            while (!click.IsCompleted)
            {
                await Pass();
            }

            if ((await click).Acknowledged)
            {
                _claimed.Add(open.Ts);
            }
        }
    }

    // Time runs some ten times as fast: what waits for a deadline or a pause need not be waited for.
    private async Task Pass()
    {
        await Task.Delay(25);
        _environment.Slack.Clock.Advance(!_proxy.IsHostile && !await IsBusy() ? LongStep : Step);
        _resident = Math.Max(_resident, Environment.WorkingSet);
    }

    private Task<bool> IsBusy() =>
        PendingWork.Any(_environment.Bot.Services.GetRequiredService<IDatabase>(), [_environment.Bot.Services], default);

    private Sandbox.Interactions.SimulatedUser User() => _environment.Slack.User("U0REP1");

    private List<ChannelMessage> Cards() =>
        [
            .. _environment
                .Slack.Workspace.Channels.SelectMany(channel => channel.Messages)
                .Where(message => message.Metadata?.GetProperty("event_type").GetString() == "handoff_alert"),
        ];

    private static string Id(ChannelMessage card) => card.Metadata!.Value.GetProperty("event_payload").GetProperty("id").GetString()!;

    private static bool IsAbout(ChannelMessage card, int account) =>
        card.Text.Contains($"Account {account} ", StringComparison.Ordinal)
        || card.Text.Contains($"Account {account}:", StringComparison.Ordinal)
        || card.Text.Contains($"Account {account},", StringComparison.Ordinal);

    private Task<int> Unsettled() =>
        _environment
            .Bot.Services.GetRequiredService<IDatabase>()
            .Read(
                (db, cancel) =>
                    db.Messages.CountAsync(
                        row =>
                            row.State != MessageState.Abandoned
                            && row.State != MessageState.NeedsOperator
                            && (row.Ts == null || row.PostedRevision != row.WantedRevision || row.ResendAt != null),
                        cancel
                    ),
                default
            );

    private async Task Until(string otherwise, Func<Task<bool>> holds)
    {
        var watch = Stopwatch.StartNew();
        while (!await holds())
        {
            if (watch.Elapsed > Patience)
            {
                throw new TimeoutException($"After {Patience.TotalMinutes} minutes: {otherwise}.");
            }

            await Pass();
        }
    }
}
