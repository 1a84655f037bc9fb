using FsCheck;
using FsCheck.Fluent;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Proposals;
using NodaTime;

namespace HandoffBot.Core.Tests.Review.Proposals;

/// <summary>Four sign-offs: one voice for each team, any order, one no ends it, and nothing is in force before its time.</summary>
public sealed class ProposalRulesTests
{
    private const string Zone = "Europe/Berlin";
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);
    private static readonly Instant Midnight = Instant.FromUtc(2026, 3, 2, 23, 0);

    /// <summary>What is said, an hour apart, by the first letters of the teams: + agrees, - takes it back, ! says no with a reason, ?
    /// without; "sm+" speaks for both. Days pass by a number, and another version comes into force by "v".</summary>
    public static TheoryData<string, ProposalState> Histories =>
        new()
        {
            { "", ProposalState.Open },
            { "s+ m+ r+", ProposalState.Open },
            { "s+ m+ r+ d+", ProposalState.Approved },
            { "d+ r+ m+ s+", ProposalState.Approved },
            { "smrd+", ProposalState.Approved },
            { "s+ s+ s+ s+", ProposalState.Open },
            { "s+ m+ r+ d!", ProposalState.Rejected },
            { "s!", ProposalState.Rejected },
            { "s?", ProposalState.Open },
            { "s! m+ r+ d+ s+", ProposalState.Rejected },
            { "s+ s- m+ r+ d+", ProposalState.Open },
            { "s+ s- m+ r+ d+ s+", ProposalState.Approved },
            { "s+ s!", ProposalState.Rejected },
            { "smrd+ m-", ProposalState.Open },
            { "smrd+ m- m+", ProposalState.Approved },
            { "smrd+ m!", ProposalState.Rejected },
            { "m-", ProposalState.Open },
            { "7", ProposalState.Expired },
            { "s+ m+ r+ 7 d+", ProposalState.Expired },
            { "6 smrd+", ProposalState.Approved },
            { "smrd+ 1", ProposalState.InForce },
            { "smrd+ 1 m-", ProposalState.InForce },
            { "smrd+ 7", ProposalState.InForce },
            { "v", ProposalState.Overtaken },
            { "smrd+ v 1", ProposalState.Overtaken },
            { "s! v", ProposalState.Rejected },
        };

    [Theory, MemberData(nameof(Histories))]
    public void What_is_said_and_what_passes_settles_it(string history, ProposalState state) =>
        Assert.Equal(state, Run(history.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Proposal.State);

    [Fact]
    public void It_comes_into_force_when_the_next_day_begins_where_the_review_is()
    {
        Assert.Equal(Midnight, Run(["smrd+"]).Proposal.InForceAt);
        // One hour before midnight there, and over the change to summer time.
        Assert.Equal(Midnight, ProposalRules.NextMidnight(Instant.FromUtc(2026, 3, 2, 22, 0), Zone));
        Assert.Equal(Midnight + Duration.FromDays(1), ProposalRules.NextMidnight(Midnight, Zone));
        Assert.Equal(Instant.FromUtc(2026, 3, 29, 22, 0), ProposalRules.NextMidnight(Instant.FromUtc(2026, 3, 29, 8, 0), Zone));
    }

    [Fact]
    public void A_no_keeps_its_reason_and_what_changes_nothing_is_told_to_whoever_said_it()
    {
        var (proposal, said, _) = Run(["s!"]);
        Assert.Equal((SignOffTeam.Sales, "U-s", SignOffAnswer.No, "It hurts EMEA."), Parts(Assert.Single(said)));
        Assert.Equal((null, Start + Duration.FromHours(1)), (proposal.NextDueAt, proposal.ClosedAt));

        Assert.Contains("a no needs a reason", Run(["s?"]).Reply, StringComparison.Ordinal);
        Assert.Contains("You agreed already", Run(["s+", "s+"]).Reply, StringComparison.Ordinal);
        Assert.Contains("nothing to take back", Run(["s-"]).Reply, StringComparison.Ordinal);
        Assert.Contains("was rejected", Run(["s!", "m+"]).Reply, StringComparison.Ordinal);
        Assert.Contains("has expired", Run(["7", "m+"]).Reply, StringComparison.Ordinal);
        Assert.Contains("was overtaken", Run(["v", "m+"]).Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_is_said_nothing_is_agreed_to_without_all_four_and_what_is_over_stays_so()
    {
        string[] words = ["s+", "m+", "r+", "d+", "sm+", "rd+", "s-", "m-", "r-", "d-", "s!", "m?", "rd!", "1", "3", "v"];
        var histories = Gen.ListOf(Gen.Elements(words)).ToArbitrary();
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(2000),
            Prop.ForAll(
                histories,
                history =>
                {
                    var last = Run([]).Proposal;
                    for (var length = 1; length <= history.Count; length++)
                    {
                        var (proposal, said, _) = Run([.. history.Take(length)]);
                        var standing = ProposalRules.Standing(said);
                        Assert.True(last.IsLive || proposal.State == last.State, $"{last.State} became {proposal.State}.");
                        Assert.Equal(
                            proposal.State is ProposalState.Approved or ProposalState.InForce,
                            (proposal.IsLive || proposal.State == ProposalState.InForce)
                                && standing.Count == 4
                                && standing.Values.All(one => one.Answer == SignOffAnswer.Yes)
                        );
                        Assert.Equal(proposal.IsLive, proposal.NextDueAt is not null);
                        Assert.Equal(proposal.IsLive, proposal.ClosedAt is null);
                        last = proposal;
                    }
                }
            )
        );
    }

    private static (SignOffTeam Team, string By, SignOffAnswer Answer, string? Reason) Parts(ProposalSignOff said) =>
        (said.Team, said.By, said.Answer, said.Reason);

    private static (Proposal Proposal, List<ProposalSignOff> Said, string? Reply) Run(IReadOnlyList<string> history)
    {
        var proposal = new Proposal(3, ProposalState.Open, Start + Duration.FromDays(7));
        var (said, now, inForce, reply) = (new List<ProposalSignOff>(), Start, 3, (string?)null);
        foreach (var word in history)
        {
            now += int.TryParse(word, out var days) ? Duration.FromDays(days) : Duration.FromHours(1);
            inForce += word == "v" ? 1 : 0;
            proposal = ProposalRules.Tick(proposal, inForce, now);
            proposal = ProposalRules.IsDue(proposal, now) ? ProposalRules.PutInForce(proposal, succeeded: true, now) : proposal;
            if (word == "v" || days > 0)
            {
                continue;
            }

            var change = ProposalRules.Answer(
                proposal,
                said,
                [.. SignOffTeamText.All.Where(team => word.Contains(char.ToLowerInvariant(SignOffTeamText.Of(team)[0])))],
                $"U-{word[0]}",
                word[^1] switch
                {
                    '+' => SignOffAnswer.Yes,
                    '-' => SignOffAnswer.TakenBack,
                    _ => SignOffAnswer.No,
                },
                word[^1] == '!' ? " It hurts EMEA. " : null,
                Zone,
                now
            );
            (proposal, reply) = (change.Proposal, change.Reply);
            said.AddRange(change.SignOffs);
        }

        return (proposal, said, reply);
    }
}
