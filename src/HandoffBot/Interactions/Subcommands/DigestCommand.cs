using HandoffBot.Core.Agreement;
using HandoffBot.Core.Time;
using HandoffBot.Hosting;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.People;
using HandoffBot.Publishing.Text;
using HandoffBot.Review;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Context;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Interactions.Subcommands;

/// <summary><c>/handoff digest [now]</c>: the last weekly digest, or the running week as far as it has got.</summary>
internal sealed class DigestCommand(
    IDatabase database,
    AgreementArgument argument,
    WeeklyDigest weekly,
    DigestCard card,
    MessageLinks links,
    UserDirectory directory,
    TimeProvider time
) : ISubcommand
{
    public string Name => "digest";

    public string Usage => $"[now] {argument.Usage}".Trim();

    public Markup Summary =>
        $"Where the last weekly digest is; with `now`, the running week so far (for the owners of review and routing).";

    public async Task<RequestAnswer> Answer(SubcommandRequest request, CancellationToken cancel)
    {
        var words = request.Rest.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var named = string.Join(' ', words.Where(word => !IsNow(word)));
        return !words.Any(IsNow)
            ? await argument.Answer(named, agreed => Last(agreed, cancel))
            : argument.Meant(named) switch
            {
                [] => argument.Unknown(named),
                [var agreed] => await Now(agreed, request, cancel),
                _ => argument.Which("digest now"),
            };
    }

    private static bool IsNow(string word) => word.Equals("now", StringComparison.OrdinalIgnoreCase);

    private async Task<RequestAnswer> Now(HandoffAgreement agreed, SubcommandRequest request, CancellationToken cancel)
    {
        var (review, routing) = (agreed.Owners.WeeklyReview, agreed.Owners.RoutingSla);
        if (request.UserId != await directory.UserId(review, cancel) && request.UserId != await directory.UserId(routing, cancel))
        {
            return Reply.Lines(
                $"Only {await directory.Mention(review, cancel)} (weekly review) or {await directory.Mention(routing, cancel)} "
                    + $"(routing) can ask for the digest now. Nothing was posted; `/handoff digest` says where the last one is."
            );
        }

        var row = await weekly.CompileSoFar(agreed, cancel);
        var view = await database.Read((db, token) => card.ViewModel(db, row, token), cancel);
        var channel = Markup.Channel(agreed.Channels.Review);
        return new RequestAnswer(
            Change: async (db, token) =>
            {
                await weekly.Want(db, row, token);
                return request.ChannelId == agreed.Channels.Review
                    ? new Reply.Ephemeral($"The running week is on its way to this channel.")
                    : new Reply.Ephemeral(
                        $"Posted to {channel} as well. {DigestFallbackText.Of(view)}",
                        [.. DigestBlocks.Draw(view, withChart: false), .. ReplyText.Sections([$"Posted to {channel} as well."], 1)]
                    );
            }
        );
    }

    private async Task<IEnumerable<Markup>> Last(HandoffAgreement agreed, CancellationToken cancel)
    {
        Markup next =
            $"The next one comes {DisplayText.Date(WeeklySchedule.Next(agreed.Review, time.Now()), "{date_short_pretty} {time}")} to "
                + $"{Markup.Channel(agreed.Channels.Review)}.";
        var message = await database.Read(
            (db, token) =>
                db
                    .Messages.Where(m =>
                        m.Kind == Outbox.DigestKind && m.Agreement == agreed.Id && m.Subject.StartsWith(ReviewPeriods.Weekly)
                    )
                    .OrderByDescending(m => m.CreatedAt)
                    .FirstOrDefaultAsync(token),
            cancel
        );
        return message is null
            ? [$"There is no weekly digest yet.", next]
            :
            [
                $"{await links.Words($"The last weekly digest", message.PostedChannel ?? message.Channel, message.Ts, cancel)}, compiled "
                    + $"{DisplayText.Date(message.CreatedAt, "{date_short_pretty} {time}")}.",
                next,
            ];
    }
}
