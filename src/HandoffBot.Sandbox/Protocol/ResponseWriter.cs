using System.Globalization;
using System.Text;
using System.Text.Json;
using HandoffBot.Sandbox.Json;
using HandoffBot.Sandbox.Time;

namespace HandoffBot.Sandbox.Protocol;

/// <summary>Writes the HTTP response: JSON, truncated JSON, an error page or 429.</summary>
internal sealed class ResponseWriter(HttpContext context, SandboxClock clock)
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = SandboxJson.Options.Encoder };

    public CancellationToken RequestAborted => context.RequestAborted;

    public async ValueTask<string> Send((ApiResponse Answer, TimeSpan? RetryAfter) given)
    {
        if (given.RetryAfter is { } wait)
        {
            await RateLimited((int)Math.Max(1, Math.Ceiling(wait.TotalSeconds)));
            return "ratelimited";
        }

        await Write(StatusCodes.Status200OK, Bytes(given.Answer));
        return given.Answer.Error ?? "ok";
    }

    public Task RateLimited(int? seconds)
    {
        if (seconds is { } some)
        {
            context.Response.Headers.RetryAfter = some.ToString(CultureInfo.InvariantCulture);
        }

        return Write(StatusCodes.Status429TooManyRequests, """{"ok":false,"error":"ratelimited"}"""u8.ToArray());
    }

    public Task Json(ApiResponse answer, int status = StatusCodes.Status200OK) => Write(status, Bytes(answer));

    public Task TruncatedJson(ApiResponse answer)
    {
        var bytes = Bytes(answer);
        return Write(StatusCodes.Status200OK, bytes[..(bytes.Length / 2)]);
    }

    public Task HtmlPage(int status)
    {
        context.Response.ContentType = "text/html";
        context.Response.StatusCode = status;
        return context.Response.WriteAsync($"<html><body><h1>{status}</h1>Slack is having trouble.</body></html>", Encoding.UTF8);
    }

    public void Abort() => context.Abort();

    public Task Wait(TimeSpan delay) => Task.Delay(delay, clock, RequestAborted);

    /// <summary>As <see cref="Wait"/>, also when the caller aborts meanwhile; ends early only when the sandbox stops.</summary>
    public Task Hold(TimeSpan delay) =>
        Task.Delay(delay, clock, context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);

    private static byte[] Bytes(ApiResponse answer)
    {
        using var stream = new MemoryStream(1024);
        using (var writer = new Utf8JsonWriter(stream, Writing))
        {
            answer.Body.WriteTo(writer);
        }

        return stream.ToArray();
    }

    private Task Write(int status, byte[] body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body, 0, body.Length);
    }
}
