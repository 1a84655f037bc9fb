using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs;
using HandoffBot.Core.Handoffs.Decisions;
using HandoffBot.Core.Handoffs.Effects;
using HandoffBot.Core.Handoffs.Matching;
using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Tests.Handoffs;

public sealed class AccountMatcherTests
{
    private const AccountMatchKey Id = AccountMatchKey.Id;
    private const AccountMatchKey Crm = AccountMatchKey.CrmId;
    private const AccountMatchKey Domain = AccountMatchKey.Domain;

    /// <summary>Known accounts as "key/CRM id/domain", match keys, what an event tells as "id/CRM id/domain", and the account; null where
    /// only a person can tell.</summary>
    public static TheoryData<string, string[], AccountMatchKey[], string, string?> Cases =>
        new()
        {
            { "nothing is known", [], [Id, Crm, Domain], "b//acme.test", "b" },
            { "the id is known", ["a//", "b//"], [Id, Domain], "b//", "b" },
            { "the domain alone fits", ["a//acme.test"], [Id, Crm, Domain], "b//acme.test", "a" },
            { "a domain fits in any case", ["a//Acme.test"], [Id, Domain], "b//acme.TEST", "a" },
            { "an id fits in its own case only", ["A//"], [Id, Domain], "a//", "a" },
            { "the CRM id alone fits", ["a/1/acme.test"], [Id, Crm, Domain], "b/1/other.test", "a" },
            { "no key fits", ["a/1/acme.test"], [Id, Crm, Domain], "b/2/other.test", "b" },
            { "a key that is not agreed on fits nobody", ["a/1/acme.test"], [Id, Crm], "b//acme.test", "b" },
            { "what is not told fits nobody", ["a//"], [Id, Crm, Domain], "b//", "b" },
            { "the id is known and the domain is another's too", ["a//acme.test", "b//acme.test"], [Id, Domain], "b//acme.test", "b" },
            { "the first key decides", ["a/1/one.test", "c/2/two.test"], [Id, Crm, Domain], "b/1/two.test", "a" },
            { "the other first key decides", ["a/1/one.test", "c//two.test"], [Id, Domain, Crm], "b/1/two.test", "c" },
            { "a known id is behind a key that comes first", ["a/1/", "b/2/"], [Crm, Id], "b/1/", "a" },
            { "several fit", ["a//acme.test", "c//acme.test"], [Id, Domain], "b//acme.test", null },
            { "several fit and a later key tells them apart", ["a/1/acme.test", "c/2/acme.test"], [Domain, Crm], "b/2/acme.test", "c" },
            { "several fit, one of them by its id", ["a//acme.test", "b//acme.test"], [Domain, Id], "b//acme.test", "b" },
            { "several fit, and a later key none of them", ["a//acme.test", "c//acme.test", "d/1/"], [Domain, Crm], "b/1/acme.test", null },
            { "a key that comes first contradicts", ["a/1/acme.test"], [Id, Crm, Domain], "b/2/acme.test", null },
            { "a key that comes later does not", ["a/1/acme.test"], [Id, Domain, Crm], "b/2/acme.test", "a" },
            { "an account without an id is known by its domain", ["acme.test//acme.test"], [Id, Domain], "b//acme.test", "acme.test" },
            { "an event without an id is about the one with its domain", ["a//acme.test"], [Id, Domain], "//acme.test", "a" },
            { "a mailbox provider's domain tells nothing", ["a//gmail.com"], [Id, Domain], "b//Gmail.com", "b" },
            { "nor does it contradict", ["a/1/gmail.com"], [Domain, Crm], "b/1/acme.test", "a" },
            { "its own account's CRM id may change", ["b/1/"], [Crm, Id], "b/2/", "b" },
        };

    [Theory, MemberData(nameof(Cases))]
    public void The_first_key_that_fits_decides_and_what_contradicts_is_asked(
        string why,
        string[] known,
        AccountMatchKey[] keys,
        string told,
        string? expected
    )
    {
        var account = Told(told);

        var match = AccountMatcher.Of(account, keys, [.. known.Select(Known)]);

        Assert.True(match.IsAmbiguous == expected is null, $"{why}: {match.Says}");
        Assert.Equal(expected ?? account.Key, match.Key);
        Assert.EndsWith(".", match.Says, StringComparison.Ordinal);
    }

    [Fact]
    public void The_trace_says_by_which_key()
    {
        var match = AccountMatcher.Of(Told("b//acme.test"), [Id, Crm, Domain], [Known("a/1/acme.test")]);
        var decision = Decide(TestData.Event with { Account = TestData.Event.Account with { Id = "b" } }, match);

        var step = Assert.Single(decision.Trace, step => step.Rule == "match");
        Assert.Equal("account.id = \"b\"; account.domain = \"acme.test\"", step.Input);
        Assert.Equal("Taken as a, which is known by account.domain.", step.Says);
        Assert.True(step.Passed);
    }

    [Fact]
    public void An_event_taken_as_a_known_account_keeps_that_accounts_ids()
    {
        var e = TestData.Event with { Account = Told("b/2/acme.test") with { Name = "Acme" } };

        var taken = e.As("a", Told("a//acme.example"));

        Assert.Equal("a", taken.AccountKey);
        Assert.Equal(("a", "2", "acme.example", "Acme"), (taken.Account.Id, taken.Account.CrmId, taken.Account.Domain, taken.Account.Name));
        Assert.Same(e, e.As("b", null));
    }

    [Fact]
    public void A_lead_whose_account_only_a_person_can_tell_waits_and_the_owner_of_exceptions_is_asked()
    {
        var decision = Decide(TestData.Event, Ambiguous());

        Assert.Equal((DecisionOutcome.Held, "required:which_account"), (decision.Outcome, decision.Rule));
        Assert.Equal(
            "Waits for a word on which account it is (ask U0EXC): what is known of it fits no one account; the answer lets it go on.",
            decision.Reason
        );
        Assert.False(decision.IsOfKnownAccount);
        Assert.Equal(["U0EXC"], decision.HoldNotices.Select(notice => notice.Owner));
        Assert.Single(decision.Effects.OfType<HandoffEffect.AskWhichAccount>());
    }

    [Fact]
    public void Nobody_is_asked_about_a_lead_that_would_not_alert()
    {
        var decision = Decide(TestData.Event with { Score = new Score("trial-pql", 12) }, Ambiguous());

        Assert.Equal(DecisionOutcome.Held, decision.Outcome);
        Assert.Empty(decision.Effects);
    }

    [Fact]
    public void It_cannot_be_released_without_an_account()
    {
        var history = AccountHistory.None with { Match = Ambiguous() };

        var decision = Decider.Release(TestData.Event, "by-hand", "U0EXC", history, TestData.Agreement, TestData.Now, "alert_1");

        Assert.Equal(DecisionOutcome.Held, decision.Outcome);
    }

    [Fact]
    public void While_it_is_asked_only_a_key_that_names_another_account_ends_the_waiting()
    {
        var told = Told("b//");
        Assert.True(AccountMatcher.WhileAsked(told, AccountMatcher.Of(told, [Id, Crm], [])).IsAmbiguous);
        var known = Told("b/1/");
        Assert.Equal("a", AccountMatcher.WhileAsked(known, AccountMatcher.Of(known, [Id, Crm], [Known("a/1/")])).Key);
    }

    private static AccountMatch Ambiguous() =>
        AccountMatcher.Of(TestData.Event.Account with { Id = "b" }, [Domain], [Known("a//acme.test"), Known("c//acme.test")]);

    private static Decision Decide(ScoreEvent e, AccountMatch match) =>
        Decider.Decide(e, AccountHistory.None with { Match = match }, TestData.Agreement, TestData.Now, "alert_1");

    private static KnownAccount Known(string text)
    {
        var account = Told(text);
        return new(account.Id ?? account.Domain!, account);
    }

    private static Account Told(string text)
    {
        var parts = text.Split('/').Select(part => part.Length == 0 ? null : part).ToArray();
        return new()
        {
            Id = parts[0],
            CrmId = parts[1],
            Domain = parts[2],
        };
    }
}
