using System.Text.Json;
using HandoffBot.Feedback.Contracts;
using HandoffBot.Feedback.Lines;
using HandoffBot.Store.Rows;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace HandoffBot.Feedback;

/// <summary>A page as NDJSON, written some lines at a time: the evidence of a whole page is never in memory.</summary>
/// <param name="reader">Makes the lines.</param>
/// <param name="page">What is written.</param>
/// <param name="first">Its first lines, read before the answer began so that a database that is away is a 503.</param>
/// <param name="next">Where to go on behind the page; null where nothing has been said yet.</param>
internal sealed class FeedbackStream(
    FeedbackReader reader,
    FeedbackPage page,
    IReadOnlyList<FeedbackLineResponse> first,
    string? next
) : IResult
{
    public const string MediaType = "application/x-ndjson";
    public const string NextCursor = "Next-Cursor";

    /// <summary>Lines that are read together.</summary>
    public const int AtOnce = 50;

    public static IReadOnlyList<FeedbackEntry> Chunk(FeedbackPage page, int from) => [.. page.Entries.Skip(from).Take(AtOnce)];

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var json = httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var answer = httpContext.Response;
        answer.ContentType = MediaType;
        answer.Headers.CacheControl = "no-store";
        if (next is not null)
        {
            answer.Headers[NextCursor] = next;
        }

        var lines = first;
        for (var written = 0; written < page.Entries.Count; written += AtOnce)
        {
            if (written > 0)
            {
                lines = await reader.Lines(page, Chunk(page, written), httpContext.RequestAborted);
            }

            foreach (var line in lines)
            {
                await JsonSerializer.SerializeAsync(answer.Body, line, json, httpContext.RequestAborted);
                await answer.Body.WriteAsync("\n"u8.ToArray(), httpContext.RequestAborted);
            }
        }
    }
}
