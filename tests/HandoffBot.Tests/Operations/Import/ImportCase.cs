using System.Globalization;
using HandoffBot.Operations.Commands;
using HandoffBot.Operations.Import;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Files;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.Operations.Import;

/// <summary>Runs the command as it is typed.</summary>
internal static class ImportCase
{
    public static async Task<(int Code, string Said)> Import(this TestDatabase test, string text, string? map = null, bool isDry = false)
    {
        using var file = new TemporaryFile(text);
        using var mapping = new TemporaryFile(map ?? "");
        return await test.ImportFile(file.Path, map is null ? null : mapping.Path, isDry);
    }

    public static async Task<(int Code, string Said)> ImportFile(this TestDatabase test, string file, string? map, bool isDry)
    {
        using var output = new StringWriter();
        string[] args =
        [
            "import",
            file,
            .. map is null ? [] : new[] { "--map", map },
            .. isDry ? ["--dry-run"] : Array.Empty<string>(),
            $"--ConnectionStrings:HandoffBot={test.ConnectionString}",
        ];
        var code = await CommandLine.Run(args, output, input => [ImportCommand.Of(input)]);
        return (code, Named(output.ToString(), (file, "FILE"), (map, "MAP")));
    }

    /// <summary>An event of long ago, a line.</summary>
    public static string Event(string id, string account = "acme") =>
        $$$"""
        {"id":"{{{id}}}","occurred_at":"2025-11-20T14:03:11Z","score":{"name":"trial-pql","value":92},
        "account":{"id":"{{{account}}}","name":"Acme"},"contact":{"email":"ada@acme.test"},
        "signals":[{"key":"invited","kind":"product"}],"next_action":{"kind":"call"}}
        """.ReplaceLineEndings("");

    public static string Events(int count) =>
        string.Join('\n', Enumerable.Range(0, count).Select(n => Event(n.ToString("evt-00000", CultureInfo.InvariantCulture), $"a{n}")));

    public static Task<(int Events, int Outcomes, int Feedback)> Stored(this TestDatabase test) =>
        test.Database.Read(
            async (db, cancel) =>
                (await db.Inbox.CountAsync(cancel), await db.Outcomes.CountAsync(cancel), await db.PastFeedback.CountAsync(cancel)),
            default
        );

    private static string Named(string said, params (string? Path, string Name)[] files) =>
        files
            .Where(one => one.Path is not null)
            .Aggregate(said, (text, one) => text.Replace(one.Path!, one.Name, StringComparison.Ordinal));
}
