using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Table;
using HandoffBot.Hosting.Settings;
using HandoffBot.Slack.WebApi;

namespace HandoffBot.Operations.Commands;

/// <summary>What Slack says of the token and of the channels an agreement names.</summary>
/// <param name="Says">One sentence on what was asked.</param>
internal sealed record SlackCheck(IReadOnlyList<string> Faults, IReadOnlyList<string> Notes, string Says)
{
    private static readonly (string Scope, string For)[] Needed =
    [
        ("chat:write", "posts and redraws alerts"),
        ("commands", "answers /handoff"),
        ("users:read", "shows people by name, in their time zone"),
        ("users:read.email", "finds owners by their e-mail address"),
        ("im:write", "tells an owner in a direct message"),
        ("channels:read", "sees whether it is in a public channel"),
        ("groups:read", "sees whether it is in a private channel"),
    ];

    public static async Task<SlackCheck> Run(IConfiguration configuration, IReadOnlyList<HandoffAgreement> agreements)
    {
        var token = configuration["Slack:BotToken"];
        if (string.IsNullOrWhiteSpace(token) || SlackSettings.Address(configuration) is not { } address)
        {
            return new SlackCheck([], [], "Slack was not asked: there is no token.");
        }

        using var http = SlackHttp.CreateClient();
        var slack = new SlackClient(http, new SlackCredentials(address, token));
        var identity = await slack.AuthTest();
        if (!identity.IsOk)
        {
            return new SlackCheck([Refusal(address, identity.Failure)], [], $"Slack was asked at {address}.");
        }

        var faults = new List<string>();
        var notes = new List<string>();
        Scopes(identity.Value.Scopes, agreements, faults, notes);
        foreach (
            var channel in agreements
                .SelectMany(agreement => Channels(agreement).Select(c => (c.Id, Path: Named(agreement, agreements, c.Path))))
                .GroupBy(c => c.Id)
        )
        {
            await Channel(slack, channel.Key, string.Join(", ", channel.Select(c => c.Path)), faults);
        }

        var people = agreements.SelectMany(agreement =>
            AgreementPeople.Of(agreement).Select(one => one with { Path = Named(agreement, agreements, one.Path) })
        );
        faults.AddRange(await new PeopleCheck(slack, TimeProvider.System, Console.Error).Run([.. people]));

        return new SlackCheck(
            faults,
            notes,
            $"Slack: the token speaks for {identity.Value.BotUserId} in workspace {identity.Value.TeamId}."
        );
    }

    private static string Refusal(Uri address, SlackFailure failure) =>
        failure is RequestRejected
            ? $"Slack at {address} does not take the token: {failure.Reason}. Install the app again and copy its Bot User OAuth Token "
                + $"to Slack:BotToken."
            : $"Slack at {address} gives no answer: {failure.Reason}. Check the network and Slack:ApiBaseUrl, or try again in a minute.";

    private static void Scopes(
        IReadOnlySet<string> granted,
        IReadOnlyList<HandoffAgreement> agreements,
        List<string> faults,
        List<string> notes
    )
    {
        if (granted.Count == 0)
        {
            notes.Add("Slack did not say which scopes the token has, so they were not checked.");
            return;
        }

        foreach (var (scope, what) in Needed.Where(n => !granted.Contains(n.Scope)))
        {
            faults.Add(
                $"The scope {scope} is missing; with it the bot {what}. Add it under \"OAuth & Permissions\" and install the app again."
            );
        }

        if (!granted.Contains("dnd:read") && agreements.Any(one => one.Routing.Any(route => route.SkipsDoNotDisturb)))
        {
            notes.Add(
                "Without the scope dnd:read Slack does not say who is in do-not-disturb, so skip_do_not_disturb has no effect. Add it "
                    + "under \"OAuth & Permissions\" and install the app again."
            );
        }

        if (!granted.Contains("files:write"))
        {
            notes.Add(
                "Without the scope files:write the numbers of a report cannot be sent to its thread as files; the command digest prints "
                    + "them. Add it under \"OAuth & Permissions\" and install the app again, if you want them there."
            );
        }

        if (!granted.Contains("channels:history"))
        {
            notes.Add(
                "Without the scope channels:history a post whose answer got lost cannot be looked up; it is tried again with the same "
                    + "client_msg_id."
            );
        }
    }

    private static async Task Channel(SlackClient slack, string channel, string named, List<string> faults)
    {
        var info = await slack.ConversationInfo(channel);
        if (info.Failure is { } failure)
        {
            faults.Add(
                $"{named}: Slack does not show the bot {channel}: {failure.Reason}. Check the id, and invite the bot if the channel is "
                    + $"private."
            );
        }
        else if (info.Value is { IsArchived: true })
        {
            faults.Add($"{named}: {channel} (#{info.Value.Name}) is archived. Name another channel, or unarchive it.");
        }
        else if (info.Value is { IsMember: false })
        {
            faults.Add($"{named}: the bot is not in {channel} (#{info.Value.Name}). Write /invite @HandoffBot there.");
        }
    }

    private static string Named(HandoffAgreement agreement, IReadOnlyList<HandoffAgreement> all, string path) =>
        all.Count > 1 ? $"{agreement.Id}: {path}" : path;

    private static IEnumerable<(string Id, string Path)> Channels(HandoffAgreement agreement) =>
        new (string Id, string Path)[]
        {
            (agreement.Channels.Alerts, "channels.alerts"),
            (agreement.Channels.Review, "channels.review"),
            (agreement.Channels.Managers, "channels.managers"),
        }.Concat(
            agreement.Routing.Index().Where(r => r.Item.Channel is not null).Select(r => (r.Item.Channel!, $"routing[{r.Index}].channel"))
        );
}
