using System.Net;
using HandoffBot.Hosting;
using HandoffBot.Review.Exports;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Testing.Waiting;
using HandoffBot.Tests.Interactions.Labels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace HandoffBot.Tests.ApiClient;

/// <summary>As <see cref="DocumentedAnswersTests"/>, for what links open.</summary>
public sealed class DocumentedFigureRowsTests
{
    internal const string Operation = "GetFigureRows";
    private const string Base = "https://handoff.ourco.test/";

    [Fact]
    public async Task Every_documented_answer_to_a_link_is_as_documented()
    {
        await using var app = await TestApp.Start(
            slack: MidweekClock.Sandbox(),
            settings: [new("Links:BaseUrl", Base), new("Links:Secrets:0", "a-secret-for-links-0123456789"), new("Links:MostRows", "1")]
        );
        var document = await ApiDocument.Of(app.Sender, app.BotUrl);
        await app.Flagged("Acme", "Not a fit");
        await app.Decide(new SampleEvent("second") { Account = "Globex", Name = "Globex" });
        await app.Shown();
        await app.EndWeek();
        await app.Message(ReviewDriver.Review, "*2* posted");
        var report = await app.Database.Database.Read((db, cancel) => db.Digests.Select(one => one.Key).FirstAsync(cancel), default);
        var seen = new HashSet<(string, string)>();
        using var http = new HttpClient();

        await Expect(200, Link("flags/all"));
        await Expect(200, Link("flags/all") + "&format=html");
        await Expect(403, $"{app.BotUrl}reports/rows?report=x&figure=flags/all");
        await Expect(404, Link("nothing"));
        await Expect(410, Link("flags/all", daysAgo: 30));
        await Expect(413, Link("period/posted"));
        await app.Database.Database.Write(
            (db, cancel) => db.Database.ExecuteSqlRawAsync("ALTER TABLE digests RENAME TO digests_elsewhere", cancel),
            default
        );
        await Expect(503, Link("flags/all"));
        // However long a minute takes here.
        await Wait.Until(async cancel => (await http.GetAsync(new Uri(Link("flags/all")), cancel)).StatusCode == (HttpStatusCode)429);
        await Expect(429, Link("flags/all"));

        var metrics = await http.GetStringAsync(new Uri(app.BotUrl, "metrics"));
        foreach (var cause in new[] { "forged", "expired", "too_large", "busy" })
        {
            Assert.Matches($"handoffbot_links_refused_total\\{{cause=\"{cause}\"\\}} [1-9]", metrics);
        }

        Assert.Empty(document.Documented().Where(one => one.Operation == Operation).Except(seen));

        string Link(string figure, int daysAgo = 0) =>
            app
                .Bot.Services.GetRequiredService<FigureLinks>()
                .To(report, figure, app.Slack.Clock.Now() - Duration.FromDays(daysAgo))!
                .Replace(Base, app.BotUrl.ToString(), StringComparison.Ordinal);

        async Task Expect(int status, string link)
        {
            using var answer = await http.GetAsync(new Uri(link));
            await DocumentedAnswersTests.Hold(document, Operation, status, answer);
            seen.Add((Operation, $"{status}"));
        }
    }
}
