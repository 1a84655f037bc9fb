using System.Net;
using HandoffBot.Slack.Messages;
using HandoffBot.Slack.WebApi;

namespace HandoffBot.Slack.Tests.WebApi;

public sealed class ResponseUrlTests
{
    [Theory]
    [InlineData("https://hooks.slack.com/actions/T1/2/3", true)]
    [InlineData("https://HOOKS.slack.com/commands/T1", true)]
    [InlineData("https://slack.test/response/1", true)]
    [InlineData("http://hooks.slack.com/actions/T1", false)]
    [InlineData("https://hooks.slack.com:8443/actions", false)]
    [InlineData("https://hooks.slack.com.evil.test/", false)]
    [InlineData("https://hooks.slack.com@evil.test/", false)]
    [InlineData("https://evil@hooks.slack.com/", false)]
    [InlineData("https://evil.test/hooks.slack.com", false)]
    [InlineData("http://slack.test/response/1", false)]
    [InlineData("https://slack.test:444/response/1", false)]
    [InlineData("http://169.254.169.254/latest/meta-data", false)]
    [InlineData("file:///etc/passwd", false)]
    public async Task Only_slack_is_answered(string url, bool allowed)
    {
        var slack = FakeSlack.Saying("ok");
        var responses = new ResponseUrlClient(new HttpClient(slack), FakeSlack.Credentials);

        Assert.Equal(allowed, responses.IsAllowed(new Uri(url)));
        Assert.Equal(allowed, (await responses.Respond(new Uri(url), new ResponseMessage($"hi"))).IsOk);
        Assert.Equal(allowed ? 1 : 0, slack.Calls.Count);
    }

    [Fact]
    public async Task The_answer_is_for_one_reader_and_carries_no_token()
    {
        var slack = FakeSlack.Saying("ok");

        await new ResponseUrlClient(new HttpClient(slack), FakeSlack.Credentials).Respond(
            new Uri("https://hooks.slack.com/a"),
            new ResponseMessage($"hi")
        );

        var call = Assert.Single(slack.Calls);
        Assert.Null(call.Authorization);
        Assert.Equal("""{"text":"hi","replace_original":false,"response_type":"ephemeral"}""", call.Body);
    }

    [Theory]
    [InlineData(404, typeof(RequestRejected))]
    [InlineData(302, typeof(RequestRejected))]
    [InlineData(429, typeof(RequestRateLimited))]
    [InlineData(500, typeof(OutcomeUnknown))]
    public async Task A_spent_address_is_a_value(int status, Type expected)
    {
        var responses = new ResponseUrlClient(new HttpClient(FakeSlack.Saying("used_url", (HttpStatusCode)status)), FakeSlack.Credentials);

        Assert.IsType(expected, (await responses.Respond(new Uri("https://hooks.slack.com/a"), new ResponseMessage($"hi"))).Failure);
    }
}
