using System.Text.Json;
using HandoffBot.Testing.Samples;

namespace HandoffBot.Bench.Campaign;

/// <summary>Score events from a seed: the same seed makes the same events.</summary>
/// <param name="seed">Makes them.</param>
/// <param name="accounts">How many companies there are.</param>
/// <param name="channels">How many channels they go to.</param>
/// <param name="isForMoves">Whether every other company is named by a second id and CRM id now and then, with the same domain, some
/// tell what is in the CRM after a contact, and some events are of companies whose e-mail address no event tells.</param>
public sealed class EventGenerator(int seed, int accounts, int channels, bool isForMoves = false)
{
    private const int NamedOtherwiseOneIn = 4;
    private const int TellingOneIn = 6;
    private const int CrmToldOneIn = 2;
    private const int LackingOneIn = 8;
    private const int LackingAgainOneIn = 4;
    private readonly Random _chance = new(seed);
    private readonly DateTimeOffset[] _last = new DateTimeOffset[accounts];
    private DateTimeOffset _lastLacking;
    private int _lacking;
    private int _made;

    /// <summary>The next event: mostly hot or warm, now and then cold, a student, or without an address.</summary>
    public GeneratedEvent Next(DateTimeOffset now)
    {
        if (isForMoves && _chance.Next(LackingOneIn) == 0)
        {
            return NextLacking(now);
        }

        var account = _chance.Next(accounts);
        // Strictly later than the account's last one, so that what the account should show in the end is known.
        // In whole milliseconds, as the host stores it: of two events within one, the later decided counts.
        var at = _last[account] = After(_last[account], now);
        var kind = _chance.Next(100);
        var score = kind < 80 ? 70 + _chance.Next(31) : _chance.Next(70);
        var id = $"e{seed}-{_made++}";
        var told = $"a{account}";
        var crmId = isForMoves ? $"C-a{account}" : null;
        if (isForMoves && account % 2 == 0 && _chance.Next(NamedOtherwiseOneIn) == 0)
        {
            told = $"b{account}";
            // Nobody but a person can tell, unless its CRM id does.
            crmId = _chance.Next(TellingOneIn) == 0 ? crmId : $"C-b{account}";
        }

        var json = new SampleEvent(id)
        {
            Account = told,
            Name = $"Account {account}",
            CrmId = crmId,
            Domain = $"a{account}.test",
            Score = score,
            Previous = null,
            Territory = $"T{account % channels}",
            Contact = $"Person {account}",
            Email = kind is >= 90 and < 95 ? null : $"p{account}@a{account}.test",
        }.Json(at);
        var tellsCrm = isForMoves && account % 3 == 0 && _chance.Next(CrmToldOneIn) == 0;
        if (tellsCrm)
        {
            json["account"]!["deal_size"] = 12_000;
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(json);
        return new GeneratedEvent(id, told, score, at, body) { TellsCrm = tellsCrm };
    }

    // Of a company that was not heard of before, or once more of the last such.
    private GeneratedEvent NextLacking(DateTimeOffset now)
    {
        var n = _lacking > 0 && _chance.Next(LackingAgainOneIn) == 0 ? _lacking - 1 : _lacking++;
        var at = _lastLacking = After(_lastLacking, now);
        var score = CampaignAgreement.LowestBand + _chance.Next(31);
        var id = $"e{seed}-{_made++}";
        var account = $"h{n}";
        var json = new SampleEvent(id)
        {
            Account = account,
            Name = $"Account {account}",
            CrmId = $"C-{account}",
            Domain = $"{account}.test",
            Score = score,
            Previous = null,
            Territory = $"T{n % channels}",
            Contact = $"Person {account}",
            Email = null,
        }.Json(at);
        return new GeneratedEvent(id, account, score, at, JsonSerializer.SerializeToUtf8Bytes(json)) { LacksAddress = true };
    }

    private static DateTimeOffset After(DateTimeOffset last, DateTimeOffset now)
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
        return at > last ? at : last.AddMilliseconds(1);
    }
}

/// <param name="Id">The event's id.</param>
/// <param name="Account">The account's id as the event tells it.</param>
/// <param name="Score">The score.</param>
/// <param name="At">When it occurred.</param>
/// <param name="Body">The event as JSON.</param>
public sealed record GeneratedEvent(string Id, string Account, int Score, DateTimeOffset At, byte[] Body)
{
    /// <summary>Whether it has the field that tells of an update of the CRM.</summary>
    public bool TellsCrm { get; init; }

    /// <summary>Whether its lead waits for an e-mail address that no event tells.</summary>
    public bool LacksAddress { get; init; }
}
