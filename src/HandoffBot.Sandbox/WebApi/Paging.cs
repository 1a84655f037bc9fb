using System.Globalization;
using System.Text;
using HandoffBot.Sandbox.Protocol;

namespace HandoffBot.Sandbox.WebApi;

/// <summary>Cursor-based pagination. A cursor is opaque to the caller: base64 of the offset of the next page.</summary>
internal static class Paging
{
    private const int DefaultLimit = 100;

    /// <summary>One page, the cursor of the next (empty at the end), or the error response for an invalid cursor.</summary>
    public static (IReadOnlyList<T> Page, string Next, ApiResponse? Refusal) PageOf<T>(
        IReadOnlyList<T> all,
        RequestArguments arguments,
        int most
    )
    {
        if (arguments.Number("limit") is { } asked && (asked < 1 || asked > most))
        {
            return ([], "", ApiResponse.Failure("invalid_limit"));
        }

        if (Start(arguments.Text("cursor")) is not { } start)
        {
            return ([], "", ApiResponse.Failure("invalid_cursor"));
        }

        var limit = arguments.Number("limit") ?? DefaultLimit;
        var end = Math.Min(all.Count, start + limit);
        return (
            [.. all.Skip(start).Take(limit)],
            end < all.Count ? Convert.ToBase64String(Encoding.ASCII.GetBytes($"next:{end}")) : "",
            null
        );
    }

    private static int? Start(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor))
        {
            return 0;
        }

        Span<byte> bytes = stackalloc byte[64];
        if (!Convert.TryFromBase64String(cursor, bytes, out var length))
        {
            return null;
        }

        var text = Encoding.ASCII.GetString(bytes[..length]);
        return
            text.StartsWith("next:", StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            ? start
            : null;
    }
}
