using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HandoffBot.Testing.Samples;

namespace HandoffBot.Bench.Load;

/// <summary>Realistic score events of about half a kilobyte, made from one template so that making them costs a measure nothing.</summary>
public static class LoadEvents
{
    private const string Id = "EVENT-ID";
    private const string Time = "OCCURRED-AT";
    private const string Territory = "TERRITORY";
    private const string Number = "00000";
    private const string Score = "424242";

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

    private static readonly string[] Slots = [Id, Time, Territory, Number, Score];

    // What always stands there, and the slots between: a load generator that costs a third of what it measures hides half of a gain.
    private static readonly (string Text, int Slot)[] Parts =
    [
        .. Regex
            .Split(Made().ToJsonString(), $"({string.Join('|', Slots)})", RegexOptions.NonBacktracking)
            .Select(text => (text, Array.IndexOf(Slots, text))),
    ];

    public static byte[] Body(string id, int account, DateTimeOffset at, int channels = 200, int score = 92)
    {
        string[] values = [id, Text(at), $"T{account % channels}", $"{account}", $"{score}"];
        return Encoding.UTF8.GetBytes(string.Concat(Array.ConvertAll(Parts, part => part.Slot < 0 ? part.Text : values[part.Slot])));
    }

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
        made["score"]!["value"] = int.Parse(Score, CultureInfo.InvariantCulture);
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
