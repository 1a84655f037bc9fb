using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using HandoffBot.Testing.Samples;

namespace HandoffBot.Bench.Load;

/// <summary>Realistic score events of about half a kilobyte, made from one template so that making them costs a measure nothing.</summary>
public static class LoadEvents
{
    private const string Id = "EVENT-ID";
    private const string Time = "OCCURRED-AT";
    private const string Territory = "TERRITORY";
    private const string Number = "00000";

    // Half a kilobyte holds what the rules ask for and no more.
    private static readonly string[] LeftOut =
    [
        "account.domain",
        "account.industry",
        "contact.id",
        "contact.title",
        "contact.phone",
        "owner",
        "source",
        "answers",
        "engagement",
        "next_action.note",
    ];

    private static readonly string Template = Made().ToJsonString();

    public static byte[] Body(string id, int account, DateTimeOffset at, int channels = 200, int score = 92) =>
        Encoding.UTF8.GetBytes(
            Template
                .Replace(Id, id, StringComparison.Ordinal)
                .Replace(Time, Text(at), StringComparison.Ordinal)
                .Replace(Territory, $"T{account % channels}", StringComparison.Ordinal)
                .Replace(Number, $"{account}", StringComparison.Ordinal)
                .Replace("\"value\":92", $"\"value\":{score}", StringComparison.Ordinal)
        );

    private static JsonObject Made()
    {
        var made = new SampleEvent(Id)
        {
            Account = $"a{Number}",
            Name = $"Account {Number}",
            Contact = $"Person {Number}",
            Email = $"p{Number}@bench.test",
            Territory = Territory,
        }.Json(DateTimeOffset.UnixEpoch);
        foreach (var path in LeftOut)
        {
            made.Without(path);
        }

        made["occurred_at"] = Time;
        var signals = made["signals"]!.AsArray();
        signals.RemoveAt(2);
        foreach (var signal in signals)
        {
            signal!["observed_at"] = Time;
            signal.AsObject().Without("source");
        }

        return made;
    }

    private static string Text(DateTimeOffset at) => at.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
