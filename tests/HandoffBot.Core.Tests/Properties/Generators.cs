using FsCheck;
using FsCheck.Fluent;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Handoffs.Transitions;
using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Core.Tests.Properties;

/// <summary>Anything a sender could put into an event, and anything people and time could do to an alert.</summary>
internal static class Generators
{
    private static readonly string?[] Texts =
    [
        null,
        "",
        " ",
        "Acme",
        "Acme Inc.",
        "EMEA",
        "Student",
        "student's",
        "ada@acme.test",
        "<!channel> <@U1>",
        "\0\uFFFF",
        "\uD83D\uDE00🏴‍☠️",
        new string('x', 5000),
        "42",
        "-1e5",
        "answers.",
    ];

    private static readonly decimal?[] Numbers = [null, 0, 1, -1, 69.99m, 70, 85, 92, 100, decimal.MaxValue, decimal.MinValue, 1e-28m];

    internal static Gen<string?> Text => Gen.Elements(Texts);

    internal static Gen<decimal?> Number => Gen.Elements(Numbers);

    /// <summary>Mostly moments around now, sometimes the ends of time.</summary>
    internal static Gen<Instant> Moment =>
        Gen.Frequency(
            (12, Gen.Choose(-200_000, 20_000).Select(seconds => TestData.Now + Duration.FromSeconds(seconds))),
            (1, Gen.Elements(Instant.MinValue, Instant.MaxValue, Instant.FromUnixTimeMilliseconds(0), TestData.Now))
        );

    internal static Gen<Signal> Signal =>
        from key in Text
        from points in Number
        from kind in Gen.Elements(Enum.GetValues<SignalKind>())
        from strength in Gen.Elements(Enum.GetValues<SignalStrength>())
        from observed in Moment
        from told in Gen.Elements(true, true, false)
        select new Signal
        {
            Key = key ?? "k",
            Label = key ?? "l",
            Kind = kind,
            Points = points,
            Strength = strength,
            ObservedAt = told ? observed : null,
        };

    internal static Gen<Account> Account =>
        from id in Gen.Elements("a1", "a1", null)
        from name in Gen.Frequency((3, Gen.Constant<string?>("Acme")), (1, Text))
        from territory in Text
        from employees in Gen.Elements<long?>(null, 0, 120, long.MaxValue, long.MinValue)
        from deal in Number
        select new Account
        {
            Id = id,
            Domain = "acme.test",
            Name = name,
            Territory = territory,
            Employees = employees,
            DealSize = deal,
        };

    internal static Gen<Contact> Contact =>
        from name in Text
        from title in Text
        from email in Gen.Frequency((3, Gen.Constant<string?>("ada@acme.test")), (1, Text))
        select new Contact
        {
            Name = name,
            Title = title,
            Email = email,
        };

    /// <summary>As often sound as hostile: only sound ones reach the rules that come last.</summary>
    internal static Gen<ScoreEvent> Event => Gen.OneOf(Sound, Hostile);

    private static Gen<ScoreEvent> Sound =>
        from id in Gen.Choose(1, 40)
        from seconds in Gen.Choose(-30_000, 30_000)
        from value in Gen.Choose(40, 100)
        from owner in Gen.Elements(null, "rep@ourco.test", "Acme Inc.")
        select TestData.Event with
        {
            Id = $"evt_{id}",
            OccurredAt = TestData.Now + Duration.FromSeconds(seconds),
            Score = new Score("trial-pql", value),
            Account = TestData.Event.Account with { Id = "a1" },
            Owner = owner,
        };

    private static Gen<ScoreEvent> Hostile =>
        from id in Gen.Choose(1, 6)
        from occurred in Moment
        from value in Gen.Frequency((3, Gen.Choose(0, 100).Select(n => (decimal?)n)), (1, Number))
        from previous in Number
        from score in Gen.Frequency((9, Gen.Constant("trial-pql")), (1, Gen.Constant("other")))
        from account in Account
        from contact in Contact
        from owner in Gen.Frequency((3, Gen.Constant<string?>(null)), (1, Text))
        from signals in Gen.Frequency((1, Gen.Constant<Signal[]>([])), (5, Signal.ArrayOf()))
        from answers in Text.Select(t => new Answer(t ?? "Budget", t ?? "10k")).ArrayOf()
        from engagement in Moment.Select(at => new Engagement(at, "Viewed pricing")).ArrayOf()
        from action in Gen.Elements(null, new NextAction(NextActionKind.Call), new NextAction(NextActionKind.Wait, "later"))
        select new ScoreEvent
        {
            Id = $"evt_{id}",
            OccurredAt = occurred,
            Score = new Score(score, value ?? 0, previous),
            Account = account,
            Contact = contact,
            Owner = owner,
            Signals = signals,
            Answers = answers,
            Engagement = engagement,
            NextAction = action,
        };

    internal static Gen<AlertCommand> Command =>
        from who in Gen.Elements("U0REP1", "U0REP2", "<!here>")
        from command in Gen.Elements<AlertCommand>(
            new AlertCommand.Claim(who),
            new AlertCommand.Release(who),
            new AlertCommand.TakeOver(who),
            new AlertCommand.Snooze(who, new SnoozeChoice.InAnHour()),
            new AlertCommand.Snooze(who, new SnoozeChoice.TomorrowAtOpening()),
            new AlertCommand.EndSnooze(who),
            new AlertCommand.NotMine(who, NotMineReason.Away, null, TestData.NothingKnown),
            new AlertCommand.Contact(who),
            new AlertCommand.UndoContacted(who),
            new AlertCommand.FlagBad(who),
            new AlertCommand.GiveReason(who, "Not a fit"),
            new AlertCommand.GiveReason(who, "no longer offered"),
            new AlertCommand.GiveNote(who, "note"),
            new AlertCommand.UndoFlag(who),
            new AlertCommand.Tick()
        )
        select command;
}
