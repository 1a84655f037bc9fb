using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Text;
using HandoffBot.Store.Context;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Interactions.Subcommands;

/// <summary><c>/handoff changes</c>: what each version of the agreement changed.</summary>
internal sealed class ChangesCommand(IDatabase database) : ISubcommand
{
    private const int MostVersions = 5;
    private const int MostChanges = 12;

    public string Name => "changes";

    public string Usage => "";

    public string Summary => "What the last versions of the agreement changed.";

    public async Task<RequestAnswer> Answer(SubcommandRequest request, CancellationToken cancel)
    {
        var versions = await database.Read(
            (db, token) =>
                db
                    .Agreements.OrderByDescending(a => a.Version)
                    .Take(MostVersions)
                    .Select(a => new
                    {
                        a.Version,
                        a.ImportedAt,
                        a.ImportedBy,
                        a.Changes,
                    })
                    .ToListAsync(token),
            cancel
        );
        var lines = new List<string>();
        foreach (var version in versions)
        {
            var by = version.ImportedBy is { } person ? $", by {PersonText.Mention(person)}" : "";
            lines.Add(
                $"*Version {version.Version}*, in force since {DisplayText.Date(version.ImportedAt, "{date_short_pretty} {time}")}{by}"
            );
            if (version.Changes.Count == 0)
            {
                lines.Add("• The first one stored.");
            }

            lines.AddRange(version.Changes.Take(MostChanges).Select(change => $"• {DisplayText.Safe(change, 400)}"));
            if (version.Changes.Count > MostChanges)
            {
                lines.Add($"• … and {version.Changes.Count - MostChanges} more");
            }
        }

        return Reply.Lines(lines.Count == 0 ? ["No version of the agreement is stored yet."] : lines);
    }
}
