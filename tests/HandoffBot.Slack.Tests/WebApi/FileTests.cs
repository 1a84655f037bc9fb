using System.Net;
using HandoffBot.Slack.WebApi;

namespace HandoffBot.Slack.Tests.WebApi;

public sealed class FileTests
{
    private static readonly FileUpload Upload = new("F1", new Uri("https://files.slack.test/upload/v1/abc"));
    private static readonly SlackIdentity Bot = new("T1", "U0BOT", new HashSet<string>()) { BotId = "B0BOT" };

    [Fact]
    public async Task The_address_for_the_bytes_is_asked_for_with_name_and_length()
    {
        var slack = FakeSlack.Saying("""{"ok":true,"upload_url":"https://files.slack.test/upload/v1/abc","file_id":"F1"}""");

        Assert.Equal(Upload, (await slack.Client().StartUpload("a b.csv", 7)).Value);
        Assert.Equal("filename=a%20b.csv&length=7", Assert.Single(slack.Calls).Body);
    }

    [Theory]
    [InlineData("""{"ok":true,"file_id":"F1"}""")]
    [InlineData("""{"ok":true,"upload_url":"https://files.slack.test/x"}""")]
    [InlineData("""{"ok":true,"upload_url":"http://elsewhere.test/x","file_id":"F1"}""")]
    [InlineData("""{"ok":true,"upload_url":"https://name@files.slack.test/x","file_id":"F1"}""")]
    public async Task An_address_that_is_missing_or_no_place_for_a_file_is_none(string answer) =>
        Assert.Equal(
            SlackErrorClass.Transient,
            Assert.IsType<RequestRejected>((await FakeSlack.Saying(answer).Client().StartUpload("a.csv", 7)).Failure).Class
        );

    [Fact]
    public async Task The_bytes_go_there_as_they_are_and_without_the_token()
    {
        var slack = FakeSlack.Saying("OK - 3");

        Assert.True((await slack.Client().SendContent(Upload, "1,2"u8.ToArray())).IsOk);
        var call = Assert.Single(slack.Calls);
        Assert.Equal((Upload.Url, "1,2", (string?)null), (call.Url, call.Body, call.Authorization));
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable, SlackErrorClass.Transient)]
    [InlineData(HttpStatusCode.RequestTimeout, SlackErrorClass.Transient)]
    [InlineData(HttpStatusCode.Found, SlackErrorClass.Other)]
    [InlineData(HttpStatusCode.Gone, SlackErrorClass.Other)]
    public async Task Bytes_that_were_not_taken_can_be_sent_again(HttpStatusCode status, SlackErrorClass expected) =>
        Assert.Equal(
            expected,
            Assert.IsType<RequestRejected>((await FakeSlack.Saying("", status).Client().SendContent(Upload, [1])).Failure).Class
        );

    [Fact]
    public async Task Sharing_names_the_thread_and_an_answer_that_is_lost_is_not_known()
    {
        var slack = FakeSlack.Saying("""{"ok":true,"files":[{"id":"F1"}]}""");

        Assert.True((await slack.Client().ShareFile(Upload, "Numbers", "C1", "9.0")).IsOk);
        var sent = Assert.Single(slack.Calls).Json;
        Assert.Equal("""{"files":[{"id":"F1","title":"Numbers"}],"channel_id":"C1","thread_ts":"9.0"}""", sent.GetRawText());
        var broken = FakeSlack.Saying("", HttpStatusCode.BadGateway);
        Assert.IsType<OutcomeUnknown>((await broken.Client().ShareFile(Upload, "Numbers", "C1", "9.0")).Failure);
    }

    [Theory]
    [InlineData("""{"ts":"9.1","user":"U0BOT","files":[{"id":"F1","name":"a.csv"}]}""", "9.1")]
    [InlineData("""{"ts":"9.1","bot_id":"B0BOT","files":[{"name":"b.csv"},{"name":"a.csv"}]}""", "9.1")]
    [InlineData("""{"ts":"9.1","user":"U0REP","files":[{"name":"a.csv"}]}""", null)]
    [InlineData("""{"ts":"9.1","user":"U0BOT","files":[{"name":"b.csv"}]}""", null)]
    [InlineData("""{"ts":"9.1","user":"U0BOT","text":"a.csv"}""", null)]
    public async Task A_file_is_found_by_its_name_where_the_bot_itself_shared_it(string message, string? ts)
    {
        var slack = FakeSlack.Saying($$"""{"ok":true,"messages":[{"ts":"9.0"},{{message}}]}""");

        var found = await slack.Client().FindFile("C1", "9.0", "a.csv", Bot, DateTimeOffset.UnixEpoch);

        Assert.Equal(ts, found.Value!.Ts);
        Assert.StartsWith("channel=C1&ts=9.0&oldest=", Assert.Single(slack.Calls).Body, StringComparison.Ordinal);
    }
}
