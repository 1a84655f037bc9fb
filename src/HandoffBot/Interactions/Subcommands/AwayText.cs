using System.Globalization;
using HandoffBot.Core.Handoffs.Wording;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;

namespace HandoffBot.Interactions.Subcommands;

/// <summary>Absences in words.</summary>
internal static class AwayText
{
    /// <summary>When somebody is back; why, only where <paramref name="withReason"/>: that is for themselves and the managers.</summary>
    public static Markup Until(AbsenceRow row, bool withReason)
    {
        var why = withReason && DisplayText.Safe(row.Reason, 200) is { } reason ? (Markup)$": {reason}" : Markup.Empty;
        return $"until {DisplayText.Date(row.Until, "{date_short_pretty} {time}")}{why}";
    }

    /// <summary>What becomes of the alerts somebody holds who goes.</summary>
    public static Markup Held(int held) =>
        held == 0
            ? (Markup)$"You hold no live alert."
            : $"*{held} live {(held == 1 ? (Markup)$"alert stays" : $"alerts stay")} yours.* `/handoff queue` shows what is live; "
                + $"*Not mine* with \"I am away\" on a card hands it on.";

    private static string AlertCount(int held) =>
        held == 1
            ? "1 live alert, which stays"
            : string.Create(CultureInfo.InvariantCulture, $"{held} live alerts, which stay");

    /// <summary>Tells somebody by direct message that a manager said that they are away.</summary>
    public static Task Tell(HandoffDb db, AbsenceRow row, string until, int held, CancellationToken cancel)
    {
        var at = row.SetAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        Phrase what = held == 0
            ? (Phrase)$"You hold no live alert."
            : $"You hold {AlertCount(held)} yours. \"Not mine\" on a card hands it on.";
        var content = new NoticeContent
        {
            Title = $"You are away until {until}: new leads go to others.",
            Lines = NoticeContent.Said([
                $"{PersonReference.Named(row.SetBy)} said so.{(row.Reason is { } why ? $" Because: {why}" : "")}",
                what,
                $"If that is wrong, write `/handoff back`.",
            ]),
        };
        return Outbox.WantNotice(db, $"away:{row.UserId}:{at}", row.UserId, null, content.ToJson(), row.SetAt, cancel);
    }
}
