using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Messages;
using HandoffBot.Slack.WebApi;

namespace HandoffBot.Slack.Tests.WebApi;

public sealed class WebApiPreconditionTests
{
    private static readonly Uri Api = new("https://slack.com/api/");

    public static TheoryData<Func<SlackClient, Task>> NullArguments =>
        [
            slack => slack.LookupByEmail(null!),
            slack => slack.UserInfo(null!),
            slack => slack.DoNotDisturb(null!),
            slack => slack.ConversationInfo(null!),
            slack => slack.OpenDirectMessage(null!),
            slack => slack.Permalink(null!, "1.2"),
            slack => slack.Permalink("C1", null!),
            slack => slack.PostMessage(null!),
            slack => slack.UpdateMessage(null!, "1.2", Message),
            slack => slack.UpdateMessage("C1", null!, Message),
            slack => slack.UpdateMessage("C1", "1.2", null!),
            slack => slack.PostEphemeral(null!, Message),
            slack => slack.PostEphemeral("U1", null!),
            slack => slack.FindByMetadata(null!, null, "e", "i", default),
            slack => slack.FindByMetadata("C1", null, null!, "i", default),
            slack => slack.FindByMetadata("C1", null, "e", null!, default),
            slack => slack.StartUpload(null!, 1),
            slack => slack.SendContent(null!, []),
            slack => slack.SendContent(Upload, null!),
            slack => slack.ShareFile(null!, "t", "C1", null),
            slack => slack.ShareFile(Upload, null!, "C1", null),
            slack => slack.ShareFile(Upload, "t", null!, null),
            slack => slack.FindFile(null!, null, "n", Identity, default),
            slack => slack.FindFile("C1", null, null!, Identity, default),
            slack => slack.FindFile("C1", null, "n", null!, default),
            slack => slack.OpenView(null!, Home),
            slack => slack.OpenView("T1", null!),
            slack => slack.PublishHome(null!, Home),
            slack => slack.PublishHome("U1", null!),
        ];

    private static FileUpload Upload => new("F1", new Uri("https://files.slack.com/upload"));

    private static SlackIdentity Identity => new("T1", "U0BOT", new HashSet<string>());

    private static OutgoingMessage Message => new() { Channel = "C1", Text = $"Acme" };

    private static HomeTab Home => new() { Blocks = [] };

    [Theory]
    [MemberData(nameof(NullArguments))]
    public async Task A_call_with_a_null_argument_throws_and_sends_nothing(Func<SlackClient, Task> call)
    {
        using var http = new HttpClient(new Unreachable());

        await Assert.ThrowsAsync<ArgumentNullException>(() => call(new SlackClient(http, new SlackCredentials(Api, "xoxb-x"))));
    }

    [Theory]
    [InlineData("ftp://slack.com/api/")]
    [InlineData("file:///api/")]
    public void Credentials_take_an_http_address_only(string address) =>
        Assert.Throws<ArgumentException>(() => new SlackCredentials(new Uri(address), "xoxb-x"));

    [Fact]
    public void Credentials_take_an_absolute_address_only() =>
        Assert.Throws<ArgumentException>(() => new SlackCredentials(new Uri("api/", UriKind.Relative), "xoxb-x"));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_deadline_is_more_than_zero(int seconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SlackCredentials(Api, "xoxb-x") { Deadline = TimeSpan.FromSeconds(seconds) });

    [Fact]
    public void A_result_is_a_value_or_a_failure()
    {
        Assert.Throws<ArgumentNullException>(() => new SlackResult<PostedMessage>((PostedMessage)null!));
        Assert.Throws<ArgumentNullException>(() => new SlackResult<PostedMessage>((SlackFailure)null!));
    }

    private sealed class Unreachable : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Nothing may be sent.");
    }
}
