using System.Net;
using System.Net.Http.Headers;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;
using HandoffBot.Tests.Interactions.Labels;
using HandoffBot.Tests.Review.Figures;

namespace HandoffBot.Tests.Operations.Reports;

/// <summary>Each figure of an export leads to what it counts, by a link that is signed and expires.</summary>
public sealed class FigureLinkTests
{
    private const string Base = "https://handoff.ourco.test/bot/";
    private const string Secret = "a-secret-for-links-0123456789";
    private const StringComparison Comparison = StringComparison.Ordinal;

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Each_link_opens_as_many_rows_as_its_figure_counts(string kind)
    {
        await using var app = await Week(kind);
        var lines = await Export(app);

        var opened = 0;
        foreach (var cells in lines.Select(line => line.Split(" | ")).Where(cells => cells[^1].StartsWith(Base, Comparison)))
        {
            using var answer = await Open(app, cells[^1].TrimEnd(' ', '|'));
            var rows = (await answer.Content.ReadAsStringAsync()).TrimEnd().Split('\n');
            Assert.Equal("Alert,Account,Band,Score,At (UTC),Now,Counted,Hours,Note", rows[0]);
            var (count, of) = (int.Parse(cells[2]), cells[4] is { Length: > 0 } all ? int.Parse(all) : (int?)null);
            Assert.True(rows.Length - 1 == (of ?? count), $"{cells[0]}: {cells[2]} of {cells[4]}, {rows.Length - 1}");
            Assert.Equal(of is null ? 0 : count, rows.Count(row => row.Contains(",yes,", Comparison)));
            opened++;
        }

        Assert.True(opened > 10, $"{opened}");
    }

    [Fact]
    public async Task A_browser_sees_a_page_with_what_the_window_in_slack_tells_and_nothing_of_strangers_runs()
    {
        await using var app = await Week(TestDatabase.Sqlite);
        var link = Link(await Export(app), "period/posted");

        using var answer = await Open(app, link, "text/html");
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("<h1>Posted: 2</h1>", page, Comparison);
        Assert.Contains("<td>&lt;b&gt;Globex&lt;/b&gt;</td>", page, Comparison);
        Assert.DoesNotContain("evt-globex", page, Comparison);
        Assert.DoesNotContain("ada@", page, Comparison);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Equal(["no-referrer"], answer.Headers.GetValues("Referrer-Policy"));
        Assert.Contains("default-src 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), Comparison);
        using var csv = await Open(app, $"{link}&format=csv", "text/html");
        Assert.Equal("text/csv", csv.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_link_that_was_changed_or_has_expired_is_refused_in_words()
    {
        await using var app = await Week(TestDatabase.Sqlite);
        var link = Link(await Export(app), "period/posted");

        foreach (
            var changed in new[]
            {
                link.Replace("posted", "flagged", Comparison),
                link.Replace("expires=", "expires=9", Comparison),
                link.Replace("smb-trials", "others", Comparison),
                link[..^3] + "AAA",
                link[..link.IndexOf("&signature", Comparison)],
            }
        )
        {
            using var refused = await Open(app, changed);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            Assert.Contains("was not made by this host", await refused.Content.ReadAsStringAsync(), Comparison);
        }

        await app.AdvanceWhenIdle(TimeSpan.FromDays(29));
        using var good = await Open(app, link);
        Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        await app.AdvanceWhenIdle(TimeSpan.FromDays(1));
        using var expired = await Open(app, link);
        Assert.Equal(HttpStatusCode.Gone, expired.StatusCode);
        Assert.Contains("This link has expired.", await expired.Content.ReadAsStringAsync(), Comparison);
    }

    [Fact]
    public async Task A_link_lives_on_while_its_secret_is_in_the_list()
    {
        await using var app = await Week(TestDatabase.Sqlite);
        var link = Link(await Export(app), "period/posted");
        app.Settings["Links:Secrets:0"] = "another-secret-for-links-0123456789";
        app.Settings["Links:Secrets:1"] = Secret;

        await app.Restart();
        using var old = await Open(app, link);
        Assert.Equal(HttpStatusCode.OK, old.StatusCode);
        app.Settings.Remove("Links:Secrets:1");

        await app.Restart();
        using var gone = await Open(app, link);
        Assert.Equal(HttpStatusCode.Forbidden, gone.StatusCode);
    }

    [Fact]
    public async Task Without_an_address_an_export_has_no_links()
    {
        await using var app = await Week(TestDatabase.Sqlite);

        var (_, said) = await app.Digest("--format", "csv");

        Assert.DoesNotContain("row by row", said, Comparison);
        Assert.DoesNotContain("https://", said, Comparison);
    }

    private static async Task<TestApp> Week(string kind)
    {
        var app = await TestApp.Start(
            kind,
            MidweekClock.Sandbox(),
            ReviewDriver.Agreement,
            new("Links:BaseUrl", Base),
            new("Links:Secrets:0", Secret)
        );
        await app.Flagged("Acme", "Not a fit");
        await app.Decide(new SampleEvent("evt-globex") { Account = "Globex", Name = "<b>Globex</b>" });
        await app.Decide(new SampleEvent("evt-student") { Account = "Initech", Title = "Student" });
        await app.Shown();
        await app.EndWeek();
        await app.Message(ReviewDriver.Review, "*2* posted");
        return app;
    }

    private static async Task<string[]> Export(TestApp app)
    {
        var (code, said) = await app.Digest($"--Links:BaseUrl={Base}", $"--Links:Secrets:0={Secret}");
        Assert.True(code == 0, said);
        return said.TrimEnd().ReplaceLineEndings("\n").Split('\n');
    }

    private static string Link(string[] lines, string figure) =>
        lines.Single(line => line.StartsWith($"| {figure} |", Comparison)).Split(" | ")[^1].TrimEnd(' ', '|');

    // As the proxy in front of it would pass it on, and without a key.
    private static async Task<HttpResponseMessage> Open(TestApp app, string link, string? accept = null)
    {
        using var http = new HttpClient();
        if (accept is not null)
        {
            http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        }

        return await http.GetAsync(new Uri(link.Replace(Base, app.BotUrl.ToString(), Comparison)));
    }
}
