using System.Globalization;
using System.Text;

namespace HandoffBot.Bench.Load;

/// <summary>A realistic score event of about half a kilobyte.</summary>
public static class LoadEvents
{
    public static byte[] Body(string id, int account, DateTimeOffset at, int channels = 200)
    {
        var when = at.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetBytes(
            $$$"""
            {"id":"{{{id}}}","occurred_at":"{{{when}}}","score":{"name":"trial-pql","value":92,"previous":61},"account":{"id":"a{{{account}}}","name":"Account {{{account}}}","territory":"T{{{account
                % channels}}}"},"contact":{"name":"Person {{{account}}}","email":"p{{{account}}}@bench.test"},"signals":[{"key":"invited","label":"Invited 3 teammates","kind":"product","points":20,"strength":"high","observed_at":"{{{when}}}"},{"key":"pricing","label":"Viewed pricing","kind":"intent","points":11,"strength":"meaningful","observed_at":"{{{when}}}"}],"next_action":{"kind":"call"}}
            """
        );
    }
}
