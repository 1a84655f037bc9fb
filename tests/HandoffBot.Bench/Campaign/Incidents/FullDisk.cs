using System.Net;
using HandoffBot.Bench.Campaign.Disturbances;

namespace HandoffBot.Bench.Campaign.Incidents;

/// <summary>
/// The disk of the database runs full. One time the host is killed while it is, the next time it has to go on by itself when there
/// is room.
/// </summary>
internal sealed class FullDisk(SmallDisk disk, EventSender sender, HostProcess host, HttpClient http) : IIncident
{
    // What the database has taken from the disk before it may use up first.
    private static readonly TimeSpan RefusedWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan AgainWithin = TimeSpan.FromSeconds(30);

    public async Task<IReadOnlyList<string>> BeforeKill(int kill)
    {
        disk.Fill();
        var wrong = new List<string>();
        if (!await CountGrowth.Of(() => sender.Answers.GetValueOrDefault((int)HttpStatusCode.ServiceUnavailable), RefusedWithin, enough: 3))
        {
            wrong.Add("the disk was full and no sender was told 503");
        }

        using (var ready = await http.GetAsync(new Uri(host.Url, "/health/ready")))
        {
            var says = await ready.Content.ReadAsStringAsync();
            if (ready.StatusCode != HttpStatusCode.ServiceUnavailable || !says.Contains("The database", StringComparison.Ordinal))
            {
                wrong.Add($"the disk was full and /health/ready said {(int)ready.StatusCode} {says}");
            }
        }

        if (kill % 2 == 0)
        {
            disk.MakeRoom();
            if (!await CountGrowth.Of(() => sender.Accepted.Count, AgainWithin))
            {
                wrong.Add($"nothing was accepted within {AgainWithin} after there was room again");
            }
        }

        return wrong;
    }

    public Task BeforeStart(int kill)
    {
        disk.MakeRoom();
        return Task.CompletedTask;
    }
}
