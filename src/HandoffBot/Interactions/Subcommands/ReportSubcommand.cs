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

/// <summary>A subcommand about a report: where the last one is, or the running period as far as it has got.</summary>
internal abstract class ReportSubcommand(
    IDatabase database,
    AgreementArgument argument,
    ReportCompiler reports,
    ReportCard card,
    MessageLinks links,
    UserDirectory directory,
    TimeProvider time
) : ISubcommand
{
    public abstract string Name { get; }

    public string Usage => $"[now] {argument.Usage}".Trim();

    public Markup Summary =>
        $"Where the last {Report} is; with `now`, the running {Period} so far (for the owners of review and routing).";

    /// <summary>What the report is called.</summary>
    protected abstract Markup Report { get; }

    /// <summary>How long it covers.</summary>
    protected abstract Markup Period { get; }

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
                _ => argument.Which($"{Name} now"),
            };
    }

    private Markup NotAgreed =>
        $"The agreement names no {Report}. Whoever keeps it can add {DisplayText.Code($"{Name}: {{ at: \"1st Mon 09:30\" }}", 80)}.";

    private static bool IsNow(string word) => word.Equals("now", StringComparison.OrdinalIgnoreCase);

    private async Task<RequestAnswer> Now(HandoffAgreement agreed, SubcommandRequest request, CancellationToken cancel)
    {
        if (card.Report.ScheduleOf(agreed) is not { } schedule)
        {
            return Reply.Lines(NotAgreed);
        }

        var (review, routing) = (agreed.Owners.WeeklyReview, agreed.Owners.RoutingSla);
        if (request.UserId != await directory.UserId(review, cancel) && request.UserId != await directory.UserId(routing, cancel))
        {
            return Reply.Lines(
                $"Only {await directory.Mention(review, cancel)} (weekly review) or {await directory.Mention(routing, cancel)} "
                    + $"(routing) can ask for the {Report} now. Nothing was posted; `/handoff {Markup.Escape(Name)}` says where the last "
                    + $"one is."
            );
        }

        var row = await reports.CompileSoFar(card.Report, agreed, schedule, cancel);
        var (text, blocks) = await database.Read((db, token) => card.Draw(db, row, withChart: false, token), cancel);
        var channel = Markup.Channel(agreed.Channels.Review);
        return new RequestAnswer(
            Change: async (db, token) =>
            {
                await reports.Want(db, card.Report, row, token);
                return request.ChannelId == agreed.Channels.Review
                    ? new Reply.Ephemeral($"The running {Period} is on its way to this channel.")
                    : new Reply.Ephemeral(
                        $"Posted to {channel} as well. {text}",
                        [.. blocks, .. ReplyText.Sections([$"Posted to {channel} as well."], 1)]
                    );
            }
        );
    }

    private async Task<IEnumerable<Markup>> Last(HandoffAgreement agreed, CancellationToken cancel)
    {
        if (card.Report.ScheduleOf(agreed) is not { } schedule)
        {
            return [NotAgreed];
        }

        Markup next =
            $"The next one comes {DisplayText.Date(WeeklySchedule.Next(schedule, time.Now()), "{date_short_pretty} {time}")} to "
                + $"{Markup.Channel(agreed.Channels.Review)}.";
        var message = await database.Read(
            (db, token) =>
                db
                    .Messages.Where(m =>
                        m.Kind == card.Kind && m.Agreement == agreed.Id && m.Subject.StartsWith(card.Report.Prefix)
                    )
                    .OrderByDescending(m => m.CreatedAt)
                    .FirstOrDefaultAsync(token),
            cancel
        );
        return message is null
            ? [$"There is no {Report} yet.", next]
            :
            [
                $"{await links.Words($"The last {Report}", message.PostedChannel ?? message.Channel, message.Ts, cancel)}, compiled "
                    + $"{DisplayText.Date(message.CreatedAt, "{date_short_pretty} {time}")}.",
                next,
            ];
    }
}
