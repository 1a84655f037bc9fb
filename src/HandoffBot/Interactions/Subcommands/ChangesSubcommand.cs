using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Text;
using HandoffBot.Publishing.Wording;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Context;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Interactions.Subcommands;

/// <summary><c>/handoff changes</c>: what each version of the agreement changed.</summary>
internal sealed class ChangesSubcommand(IDatabase database, AgreementArgument argument) : ISubcommand
{
    private const int MostVersions = 5;
    private const int MostChanges = 12;

    public string Name => "changes";

    public string Usage => argument.Usage;

    public Markup Summary => $"Who changed what in the agreement, version by version.";

    public Task<RequestAnswer> Answer(SubcommandRequest request, CancellationToken cancel) =>
        argument.Answer(request.Rest, agreed => Lines(agreed.Id, cancel));

    private async Task<IEnumerable<Markup>> Lines(string agreement, CancellationToken cancel)
    {
        var versions = await database.Read(
            (db, token) =>
                db
                    .Agreements.Where(a => a.Agreement == agreement)
                    .OrderByDescending(a => a.Version)
                    .Take(MostVersions)
                    .Select(a => new
                    {
                        a.Version,
                        a.ImportedAt,
                        a.ImportedBy,
                        a.Proposal,
                        a.TakenBackBy,
                        a.Changes,
                    })
                    .ToListAsync(token),
            cancel
        );
        var lines = new List<Markup>();
        foreach (var version in versions)
        {
            var by = version.ImportedBy is { } person
                ? (Markup)$"by {PersonText.Mention(person)}"
                : version.Proposal is not null ? (Markup)$"by a proposal of the weekly review"
                : version.TakenBackBy is not null ? (Markup)$"by itself: a bound was broken"
                : $"by the file, as the bot was started or told to read it";
            lines.Add(
                $"*Version {version.Version}*, put in force {DisplayText.Date(version.ImportedAt, "{date_short_pretty} {time}")} {by}"
            );
            if (version.Changes.Count == 0)
            {
                lines.Add($"• The first version.");
            }

            lines.AddRange(version.Changes.Take(MostChanges).Select(change => (Markup)$"• {ChangeText.Of(change)}"));
            if (version.Changes.Count > MostChanges)
            {
                lines.Add($"• … and {version.Changes.Count - MostChanges} more");
            }
        }

        return lines.Count == 0 ? [$"No version of the agreement is stored yet."] : lines;
    }
}
