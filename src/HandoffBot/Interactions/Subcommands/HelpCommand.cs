using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Text;

namespace HandoffBot.Interactions.Subcommands;

/// <summary><c>/handoff help</c>.</summary>
internal sealed class HelpCommand(IServiceProvider services) : ISubcommand
{
    public string Name => "help";

    public string Usage => "";

    public string Summary => "This list.";

    public Task<RequestAnswer> Answer(SubcommandRequest request, CancellationToken cancel) =>
        Task.FromResult<RequestAnswer>(Reply.Lines(["*What /handoff can do:*", .. List(services.GetServices<ISubcommand>())]));

    /// <summary>For a word nobody answers to.</summary>
    public static Reply Unknown(string word, IEnumerable<ISubcommand> known) =>
        Reply.Lines([$"I do not know \"{DisplayText.Safe(word, 60)}\". *What /handoff can do:*", .. List(known)]);

    private static IEnumerable<string> List(IEnumerable<ISubcommand> known) =>
        known.Select(s =>
            $"• `/handoff {$"{s.Name} {Escaped(s.Usage)}".TrimEnd()}`  {s.Summary}"
        );

    private static string Escaped(string usage) =>
        usage.Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
