using System.Collections.Immutable;
using HandoffBot.Publishing.Delivery;
using HandoffBot.Publishing.Messages;
using HandoffBot.Sandbox.Time;
using HandoffBot.Slack.WebApi;
using HandoffBot.Testing.Hosts;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace HandoffBot.Tests.Publishing;

/// <summary>What is known of Slack: what the token may read and write, and what the log tells of an outage.</summary>
public sealed class SlackAvailabilityTests
{
    private static readonly DeliveryOutcome Shown = new DeliveryOutcome.Delivered("C1", "1.1", Instant.MinValue);
    private static readonly DeliveryOutcome Lost = new DeliveryOutcome.Unknown("no answer", Duration.Zero);
    private static readonly DeliveryOutcome Unreached = new DeliveryOutcome.RetryLater("no route", Duration.Zero, NoResponse: true);
    private static readonly DeliveryOutcome Closed = new DeliveryOutcome.WorkspaceClosed("token_revoked");
    private static readonly DeliveryOutcome Refused = new DeliveryOutcome.RetryLater("fatal_error", Duration.Zero);

    [Theory]
    [InlineData("D1", "im:history", true)]
    [InlineData("D1", "channels:history groups:history", false)]
    [InlineData("G1", "groups:history", true)]
    [InlineData("G1", "channels:history im:history", false)]
    [InlineData("C1", "channels:history", true)]
    [InlineData("C1", "groups:history", true)]
    [InlineData("C1", "im:history", false)]
    [InlineData("C1", "", true)]
    public void A_channel_is_looked_through_where_a_scope_allows_it_or_none_is_named(string channel, string scopes, bool mayRead)
    {
        var availability = new SlackAvailability();
        Assert.True(availability.MayReadHistory(channel));

        availability.Recognize(With(scopes));

        Assert.Equal(mayRead, availability.MayReadHistory(channel));
    }

    [Theory]
    [InlineData("files:write", true)]
    [InlineData("chat:write", false)]
    [InlineData("", true)]
    public void Files_are_sent_where_the_scope_allows_it_or_none_is_named(string scopes, bool mayWrite)
    {
        var availability = new SlackAvailability();
        Assert.True(availability.MayWriteFiles);

        availability.Recognize(With(scopes));

        Assert.Equal(mayWrite, availability.MayWriteFiles);
    }

    [Fact]
    public void Before_slack_was_asked_nothing_is_an_outage()
    {
        var availability = new SlackAvailability();

        Assert.Equal((null, "Slack was not asked yet"), (availability.Outage, availability.UnavailableReason));

        availability.MarkUnavailable("token_revoked");
        Assert.Equal("token_revoked", availability.Outage);

        availability.Recognize(With("chat:write"));
        Assert.Null(availability.Outage);
        availability.Answers = false;
        Assert.Equal("it does not answer", availability.Outage);
    }

    [Fact]
    public void An_outage_is_logged_with_the_tries_without_an_answer_that_led_to_it_and_those_it_costs()
    {
        var (clock, availability) = (new SandboxClock(), new SlackAvailability());
        using var log = new CapturedLog();
        using var logs = LoggerFactory.Create(builder => builder.AddProvider(log));
        var outage = new SlackOutage(availability, clock, logs.CreateLogger<SlackOutage>());
        Record(outage, Lost, Shown, Unreached, Refused, Lost, Closed);
        outage.Report();
        Assert.Empty(log.Lines);

        availability.MarkUnavailable("token_revoked");
        outage.Report();
        outage.Report();
        Assert.Equal(LogLevel.Warning, Assert.Single(log.Lines).Level);
        Assert.StartsWith("Slack takes nothing from the bot: token_revoked.", log.Lines[0].Text, StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromSeconds(61));
        Record(outage, Lost);
        outage.Report();
        Assert.Equal("Slack has taken nothing for 1 minute, 4 tries failed: token_revoked", log.Lines[^1].Text);

        Record(outage, Closed, Lost);
        outage.Report();
        availability.Recognize(With("chat:write"));
        clock.Advance(TimeSpan.FromSeconds(4));
        outage.Report();
        outage.Report();
        Assert.Equal(3, log.Lines.Count);
        Assert.Equal(LogLevel.Information, log.Lines[2].Level);
        Assert.EndsWith("6 failed tries; posting goes on", log.Lines[2].Text, StringComparison.Ordinal);
    }

    private static SlackIdentity With(string scopes) =>
        new("T1", "U1", scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToImmutableHashSet());

    private static void Record(SlackOutage outage, params ReadOnlySpan<DeliveryOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            outage.Record(outcome);
        }
    }
}
