using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Text;
using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Subcommands;

/// <summary><c>/handoff help</c>.</summary>
internal sealed class HelpSubcommand(IServiceProvider services) : ISubcommand
{
    public string Name => "help";

    public string Usage => "";

    public Markup Summary => $"This list.";

    public Task<RequestAnswer> Answer(SubcommandRequest request, CancellationToken cancel) =>
        Task.FromResult<RequestAnswer>(Reply.Lines([(Markup)$"*What /handoff can do:*", .. List(services.GetServices<ISubcommand>())]));

    /// <summary>For a word nobody answers to.</summary>
    public static Reply Unknown(string word, IEnumerable<ISubcommand> known) =>
        Reply.Lines([(Markup)$"I do not know \"{DisplayText.Safe(word, 60)}\". *What /handoff can do:*", .. List(known)]);

    private static IEnumerable<Markup> List(IEnumerable<ISubcommand> known) =>
        known.Select(s => (Markup)$"• `/handoff {Markup.Escape($"{s.Name} {s.Usage}".TrimEnd())}`  {s.Summary}");
}
