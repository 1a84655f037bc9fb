using System.Net;
using System.Net.Http.Headers;
using HandoffBot.Slack.Messages;
using HandoffBot.Slack.WebApi;

namespace HandoffBot.Slack.Tests.WebApi;

public sealed class OutcomeTests
{
    private static readonly OutgoingMessage Message = new() { Channel = "C1", Text = $"t" };

    [Fact]
    public async Task A_429_says_how_long_to_wait() =>
        Assert.Equal(
            new RequestRateLimited(TimeSpan.FromSeconds(7)),
            await Post(
                FakeSlack.Saying("{}", HttpStatusCode.TooManyRequests, r =>
                    r.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(7))
                )
            )
        );

    [Fact]
    public async Task A_429_without_a_time_is_still_one() =>
        Assert.Equal(new RequestRateLimited(null), await Post(FakeSlack.Saying("", HttpStatusCode.TooManyRequests)));

    [Fact]
    public async Task A_429_with_a_senseless_time_is_still_one() =>
        Assert.Equal(
            new RequestRateLimited(null),
            await Post(FakeSlack.Saying("", HttpStatusCode.TooManyRequests, r => r.Headers.TryAddWithoutValidation("Retry-After", "soon")))
        );

    [Theory]
    [InlineData("ratelimited")]
    [InlineData("rate_limited")]
    public async Task A_rate_limit_in_the_body_is_one(string error) =>
        Assert.Equal(new RequestRateLimited(null), await Post(FakeSlack.Saying($$"""{"ok":false,"error":"{{error}}"}""")));

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task After_a_5xx_nobody_knows_whether_the_post_arrived(int status) =>
        Assert.IsType<OutcomeUnknown>(await Post(FakeSlack.Saying("""{"ok":false,"error":"is_archived"}""", (HttpStatusCode)status)));

    [Theory]
    [InlineData("")]
    [InlineData("<html>gateway</html>")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"ok":"true"}""")]
    [InlineData("""{"ok":true,"ts":""")]
    [InlineData("""{"ok":true}""")]
    public async Task An_answer_that_is_not_slacks_leaves_the_post_in_doubt(string body) =>
        Assert.IsType<OutcomeUnknown>(await Post(FakeSlack.Saying(body)));

    [Theory]
    [InlineData("internal_error")]
    [InlineData("fatal_error")]
    public async Task Errors_after_which_slack_says_part_may_have_happened_leave_doubt(string error) =>
        Assert.IsType<OutcomeUnknown>(await Post(FakeSlack.Saying($$"""{"ok":false,"error":"{{error}}"}""")));

    [Theory]
    [InlineData("channel_not_found", SlackErrorClass.Channel)]
    [InlineData("is_archived", SlackErrorClass.Channel)]
    [InlineData("not_in_channel", SlackErrorClass.Channel)]
    [InlineData("restricted_action_read_only_channel", SlackErrorClass.Channel)]
    [InlineData("message_not_found", SlackErrorClass.Message)]
    [InlineData("edit_window_closed", SlackErrorClass.Message)]
    [InlineData("cant_update_message", SlackErrorClass.Message)]
    [InlineData("token_revoked", SlackErrorClass.Workspace)]
    [InlineData("account_inactive", SlackErrorClass.Workspace)]
    [InlineData("invalid_auth", SlackErrorClass.Workspace)]
    [InlineData("not_authed", SlackErrorClass.Workspace)]
    [InlineData("team_access_not_granted", SlackErrorClass.Workspace)]
    [InlineData("invalid_blocks", SlackErrorClass.Payload)]
    [InlineData("invalid_blocks_format", SlackErrorClass.Payload)]
    [InlineData("msg_too_long", SlackErrorClass.Payload)]
    [InlineData("duplicate_message_not_found", SlackErrorClass.Duplicate)]
    [InlineData("duplicate_of_a_kind_yet_unknown", SlackErrorClass.Duplicate)]
    [InlineData("service_unavailable", SlackErrorClass.Transient)]
    [InlineData("request_timeout", SlackErrorClass.Transient)]
    [InlineData("users_not_found", SlackErrorClass.Other)]
    [InlineData("missing_scope", SlackErrorClass.Other)]
    [InlineData("something_new", SlackErrorClass.Other)]
    public async Task A_refusal_is_sorted_by_what_is_at_fault(string error, SlackErrorClass expected) =>
        Assert.Equal(new RequestRejected(error, expected), await Post(FakeSlack.Saying($$"""{"ok":false,"error":"{{error}}"}""")));

    [Fact]
    public async Task A_refusal_keeps_what_slack_adds() =>
        Assert.Equal(
            "invalid_blocks: [ERROR] must be shorter [json-pointer:/blocks/0/text]; no such field",
            (
                await Post(
                    FakeSlack.Saying(
                        """{"ok":false,"error":"invalid_blocks","errors":["no such field"],"response_metadata":{"messages":"""
                            + """["[ERROR] must be shorter [json-pointer:/blocks/0/text]"]}}"""
                    )
                )
            ).Reason
        );

    [Fact]
    public async Task A_missing_scope_is_named() =>
        Assert.Equal(
            "missing_scope: needs channels:history",
            (
                await Post(FakeSlack.Saying("""{"ok":false,"error":"missing_scope","needed":"channels:history","provided":"chat:write"}"""))
            ).Reason
        );

    [Theory]
    [InlineData(403, "http_403", SlackErrorClass.Transient)]
    [InlineData(404, "http_404", SlackErrorClass.Transient)]
    [InlineData(413, "http_413", SlackErrorClass.Payload)]
    public async Task A_4xx_from_someone_in_between_means_slack_never_acted(int status, string error, SlackErrorClass expected) =>
        Assert.Equal(new RequestRejected(error, expected), await Post(FakeSlack.Saying("<html/>", (HttpStatusCode)status)));

    [Fact]
    public async Task A_question_is_never_in_doubt_only_unanswered()
    {
        var failure = (await FakeSlack.Saying("", HttpStatusCode.BadGateway).Client().AuthTest()).Failure;

        Assert.Equal(SlackErrorClass.Transient, Assert.IsType<RequestRejected>(failure).Class);
    }

    [Fact]
    public async Task The_token_is_in_no_failure()
    {
        var failure = await Post(new FakeSlack((_, _) => throw new HttpRequestException("no route")));

        Assert.DoesNotContain("xoxb", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_callers_own_cancellation_is_thrown()
    {
        using var cancel = new CancellationTokenSource();
        var slack = new FakeSlack(
            async (_, token) =>
            {
                await cancel.CancelAsync();
                await Task.Delay(Timeout.Infinite, token);
                throw new InvalidOperationException();
            }
        );

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => slack.Client().PostMessage(Message, cancel.Token));
    }

    private static async Task<SlackFailure> Post(FakeSlack slack)
    {
        var result = await slack.Client().PostMessage(Message);
        Assert.False(result.IsOk);
        Assert.Null(result.Value);
        Assert.Single(slack.Calls);
        return result.Failure;
    }
}
