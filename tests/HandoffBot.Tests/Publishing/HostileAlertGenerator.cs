using FsCheck;
using FsCheck.Fluent;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Leads;
using HandoffBot.Testing.Samples;
using NodaTime;

namespace HandoffBot.Tests.Publishing;

/// <summary>Alerts in every state, holding whatever a sender, or somebody with a sender's key, may come up with.</summary>
internal static class HostileAlertGenerator
{
    private static readonly string[] Nasty =
    [
        "<!channel>",
        "<!here|x>",
        "<@U0REP1>",
        "<#C0ALERTS|general>",
        "<!subteam^S1>",
        "<https://evil.test|Acme>",
        "&lt;!channel&gt;",
        "&amp;",
        "<",
        ">",
        "&",
        "",
        " ",
        "\n\n\n",
        "\r\n• fake line",
        "\t",
        "\0",
        "\u202Eevil",
        "\u200B\u200B",
        "\uD83D",
        "\uDE00",
        "👩‍👩‍👧‍👦",
        "e\u0301",
        "*bold*",
        "~x~",
        "_",
        "`code`",
        "```",
        ":tada:",
        "{contact}",
        "{0}",
        "<!date^1^{ago}|x>",
        "漢字",
        "Ünïcödé",
        "'; DROP TABLE alerts; --",
        "\"",
        "\\",
        "#REF!",
        "-",
        "a",
    ];

    public static Arbitrary<Alert> Any { get; } = Alert.ToArbitrary();

    public static Arbitrary<(Alert Alert, IReadOnlyList<KnownContact> Others)> WithOthers { get; } =
        (from alert in Alert from others in Other.ListOf() select (alert, (IReadOnlyList<KnownContact>)[.. others])).ToArbitrary();

    public static Gen<string> Text =>
        Gen.OneOf(
            Gen.Elements(Nasty),
            Gen.Elements(Nasty).ListOf().Select(parts => string.Concat(parts)),
            ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""),
            from piece in Gen.Elements(Nasty)
            from times in Gen.Choose(1, 4000)
            select string.Concat(Enumerable.Repeat(piece, times))
        );

    private static Gen<string?> Maybe => Gen.OneOf(Gen.Constant<string?>(null), Text.Select(s => (string?)s));

    private static Gen<decimal> Number =>
        Gen.OneOf(
            Gen.Elements(0m, 92m, -7.25m, decimal.MaxValue, decimal.MinValue, 0.0000000001m, 1e15m),
            Gen.Choose(-1000, 1000).Select(n => (decimal)n)
        );

    private static Gen<Instant> When =>
        Gen.OneOf(
            Gen.Elements(Instant.MinValue, Instant.MaxValue, Instant.FromUnixTimeSeconds(0)),
            Gen.Choose(-2_000_000, 2_000_000).Select(s => SampleViewModel.Now + Duration.FromSeconds(s))
        );

    private static Gen<Signal> Signal =>
        from label in Text
        from key in Text
        from kind in Gen.Elements(Enum.GetValues<SignalKind>())
        from points in Gen.OneOf(Gen.Constant<decimal?>(null), Number.Select(n => (decimal?)n))
        from at in Gen.OneOf(Gen.Constant<Instant?>(null), When.Select(w => (Instant?)w))
        select new Signal
        {
            Key = key,
            Label = label,
            Kind = kind,
            Points = points,
            ObservedAt = at,
        };

    private static Gen<Lead> Lead =>
        from words in Maybe.ArrayOf(15)
        from answers in Text.Two().Select(pair => new Answer(pair.Item1, pair.Item2)).ListOf()
        from engagement in (
            from at in When
            from what in Text
            from n in Gen.Choose(1, int.MaxValue)
            select new Engagement(at, what, n)
        ).ListOf()
        from sourced in Gen.Elements(true, false)
        from size in Number
        select new Lead
        {
            Account = new Account
            {
                Id = words[0] ?? "x",
                Name = words[1],
                Domain = words[2],
                Segment = words[3],
                Territory = words[4],
                Country = words[5],
                Industry = words[6],
                Product = words[7],
                Employees = long.MaxValue,
                DealSize = size,
            },
            Contact = new Contact
            {
                Name = words[8],
                Title = words[9],
                Email = words[10],
                Phone = words[11],
            },
            Source = sourced ? new LeadSource(words[12], words[13], words[14]) : null,
            Answers = [.. answers],
            Engagement = [.. engagement],
        };

    private static Gen<KnownContact> Other =>
        from lead in Lead
        from seen in When
        select new KnownContact
        {
            Contact = lead.Contact,
            Source = lead.Source,
            LastSeen = seen,
        };

    private static Gen<Flag> Flag =>
        from n in Gen.Choose(1, 99)
        from at in When
        from reason in Maybe
        from note in Maybe
        from late in Gen.Elements(true, false)
        select new Flag($"U0{n}", at, reason, note, late);

    private static Gen<Alert> Alert =>
        from lead in Lead
        from signals in Signal.ListOf()
        from state in Gen.Elements(Enum.GetValues<AlertState>())
        from score in Number.Two()
        from moved in Gen.Elements(true, false)
        from words in Text.ArrayOf(6)
        from urgency in Text.ListOf()
        from flags in Flag.ListOf()
        from times in When.ArrayOf(6)
        from kind in Gen.Elements(Enum.GetValues<NextActionKind>())
        from note in Maybe
        from updates in Gen.Choose(0, int.MaxValue)
        from known in Gen.Elements("hot", "warm", null)
        select SampleAlert.Sample("a1", SampleViewModel.Now) with
        {
            Lead = lead,
            AccountKey = words[0],
            Signals = [.. signals],
            State = state,
            Score = new Score(words[1], score.Item1, moved ? score.Item2 : null, words[2]),
            Band = known ?? words[3],
            Owner = words[4],
            Urgency = [.. urgency],
            Flags = [.. flags],
            NextAction = new NextAction(kind, note),
            ExpiresAt = times[0],
            OccurredAt = times[1],
            OpenedAt = times[2],
            ClosedAt = state is AlertState.Expired or AlertState.Withdrawn ? times[3] : null,
            WithdrawnBecause = state == AlertState.Withdrawn ? words[5] : null,
            Claimed = state == AlertState.Open ? null : new ActorStamp("U0REP1", times[4]),
            Contacted = state == AlertState.Contacted ? new ActorStamp("U0REP2", times[5]) : null,
            Updates = updates,
        };
}
