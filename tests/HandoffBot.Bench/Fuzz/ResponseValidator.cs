using System.Text.Json;

namespace HandoffBot.Bench.Fuzz;

/// <summary>Says what is wrong with an answer.</summary>
public static class ResponseValidator
{
    private const int LargestBody = 1024 * 1024;
    private static readonly string[] Traces = ["   at ", ".cs:line", "Exception", "System.", "Microsoft."];

    /// <summary>Null when nothing is.</summary>
    public static string? Fault(WireRequest request, WireAnswer answer)
    {
        // 505 is the one right answer to a version of HTTP that does not exist.
        if (answer.Status >= 500 && !(answer.Status == 505 && !request.IsHttp))
        {
            return $"answered {answer.Status}";
        }

        if (request.IsForged && answer.Status is >= 200 and < 300)
        {
            return $"was taken with bad credentials: {answer.Status}";
        }
        // The host need not hear a body out that is too long.
        if (answer.Status == 0)
        {
            return request.IsHttp && request.Body.Length <= LargestBody ? "was hung up on" : null;
        }

        if (answer.Status < 400)
        {
            return null;
        }

        if (Traces.FirstOrDefault(trace => answer.Body.Contains(trace, StringComparison.Ordinal)) is { } found)
        {
            return $"answered with '{found}' in the body: {Short(answer.Body)}";
        }
        // A head that is too long is turned away before anyone of the house sees it.
        return request.IsHttp && answer.Status is not (414 or 431) && request.Method != "HEAD" && !IsProblem(answer)
            ? $"answered {answer.Status} without problem details: {answer.Type} {Short(answer.Body)}"
            : null;
    }

    private static bool IsProblem(WireAnswer answer)
    {
        if (!answer.Type.StartsWith("application/problem+json", StringComparison.Ordinal))
        {
            return false;
        }

        try
        {
            using var problem = JsonDocument.Parse(answer.Body);
            return problem.RootElement.GetProperty("status").GetInt32() == answer.Status
                && problem.RootElement.GetProperty("title").GetString() is { Length: > 0 };
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return false;
        }
    }

    private static string Short(string text) => text.Length <= 300 ? text : text[..300];
}
