using System.Net;
using System.Text.Json.Nodes;
using HandoffBot.Testing.Hosts;

namespace HandoffBot.Tests.Feedback;

/// <summary>Reads <c>GET /v1/feedback</c> as who retrains a model does.</summary>
internal static class FeedbackDriver
{
    /// <summary>A page, and where to go on behind it.</summary>
    public static async Task<(IReadOnlyList<JsonObject> Lines, string? Next)> Page(this TestApp app, string query = "")
    {
        using var answer = await app.Sender.GetAsync(new Uri(app.BotUrl, $"/v1/feedback?{query}"));
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, body);
        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType?.MediaType);
        return (Lines(body), answer.Headers.TryGetValues("Next-Cursor", out var next) ? next.Single() : null);
    }

    /// <summary>Every line, in pages of that size.</summary>
    public static async Task<IReadOnlyList<JsonObject>> Feedback(this TestApp app, int pageSize = 1000, string? after = null)
    {
        var all = new List<JsonObject>();
        for (var next = after; ;)
        {
            var page = await app.Page($"limit={pageSize}{(next is null ? "" : $"&after={next}")}");
            all.AddRange(page.Lines);
            if (page.Lines.Count == 0)
            {
                Assert.Equal(next, page.Next);
                return all;
            }

            Assert.Equal(page.Lines[^1].Text("cursor"), page.Next);
            next = page.Next;
        }
    }

    public static IReadOnlyList<JsonObject> Lines(string body) =>
        [.. body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];

    public static string? Text(this JsonObject line, string name) =>
        line.ContainsKey(name) ? line[name]?.ToString() : throw new ArgumentException($"A line has no {name}.", nameof(name));
}
