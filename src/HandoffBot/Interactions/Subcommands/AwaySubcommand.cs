using HandoffBot.Agreements;
using HandoffBot.Core.Time;
using HandoffBot.Hosting;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.People;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Context;
using HandoffBot.Store.Rows;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Interactions.Subcommands;

/// <summary><c>/handoff away</c>: somebody is not at work for a while, and new leads go to others. Alone it says how it
/// stands.</summary>
internal sealed class AwaySubcommand(
    IDatabase database,
    AgreementRegistry agreements,
    AbsentPersonResolver people,
    PersonTimeZone zones,
    TimeProvider time
) : ISubcommand
{
    private const int MostShown = 15;
    private const int MostDays = 366;

    public string Name => "away";

    public string Usage => "[until tomorrow 9:00] [because …]";

    public Markup Summary => $"No new leads for you until then; alone it says who is away.";

    public async Task<RequestAnswer> Answer(SubcommandRequest request, CancellationToken cancel)
    {
        var asked = AwayRequest.Of(request.Rest);
        if (asked is { Person: null, Until: "", Reason: null })
        {
            return Reply.Lines(await Standing(request.UserId, cancel));
        }

        var (meant, refusal) = await people.Meant(request.UserId, asked.Person, cancel);
        if (meant is not { } person)
        {
            return refusal!;
        }

        // A time is meant as whoever writes it reads a clock.
        var zone = await zones.Of(request.UserId, cancel) ?? DateTimeZoneProviders.Tzdb[agreements.InForce[0].Review.Zone];
        var now = time.Now();
        return ReturnNotation.Read(asked.Until, zone, now) is not { } until
                ? Reply.Lines(
                    $"Until when? Write e.g. `/handoff away until tomorrow 9:00`, `until friday`, `until 2026-12-01` or `until 15:30`, and "
                        + $"`because …` after it if you like. Nothing was changed."
                )
            : until <= now || until > now + Duration.FromDays(MostDays)
                ? Reply.Lines(
                    $"{Markup.Escape(ReturnNotation.Write(until, zone))} "
                        + $"{(until <= now ? (Markup)$"has passed" : $"is more than a year away")}. Nothing was changed."
                )
            : new RequestAnswer(Change: (db, token) => Store(db, Row(until), ReturnNotation.Write(until, zone), token));

        AbsenceRow Row(Instant until) =>
            new()
            {
                UserId = person,
                Until = until,
                Reason = asked.Reason,
                SetBy = request.UserId,
                SetAt = now,
            };
    }

    private static async Task<Reply?> Store(HandoffDb db, AbsenceRow row, string until, CancellationToken cancel)
    {
        await Absences.Save(db, row, cancel);
        var held = await HeldAlerts.Count(db, row.UserId, row.SetAt, cancel);
        if (row.UserId == row.SetBy)
        {
            return Reply.Lines(
                $"You are away until {Markup.Escape(until)}. Until then new leads go to others; `/handoff back` ends it.",
                AwayText.Held(held)
            );
        }

        await AwayText.Tell(db, row, until, held, cancel);
        return Reply.Lines(
            $"{PersonText.Mention(row.UserId)} is away until {Markup.Escape(until)}: new leads go to others until then. They are told.",
            $"{held} live {(held == 1 ? (Markup)$"alert stays" : $"alerts stay")} theirs until somebody takes over or they hand them on."
        );
    }

    private async Task<IEnumerable<Markup>> Standing(string userId, CancellationToken cancel)
    {
        var away = await database.Read((db, token) => Absences.At(db, time.Now(), token), cancel);
        var isManager = await people.IsManager(userId, cancel);
        var own = away.Find(one => one.UserId == userId);
        List<Markup> lines =
        [
            own is null
                ? (Markup)$"*You are not away.* `/handoff away until tomorrow 9:00` lets new leads go to others."
                : $"*You are away* {AwayText.Until(own, true)}. `/handoff back` ends it.",
        ];
        var others = away.Where(one => one.UserId != userId).ToList();
        lines.AddRange(
            others.Take(MostShown).Select(one => (Markup)$"• {PersonText.Mention(one.UserId)} is away {AwayText.Until(one, isManager)}")
        );
        if (others.Count > MostShown)
        {
            lines.Add($"… and {others.Count - MostShown} more");
        }

        return lines;
    }
}
