using HandoffBot.Core.Agreement;
using HandoffBot.Hosting;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.People;
using HandoffBot.Review.ModelCards;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Context;

namespace HandoffBot.Interactions.Subcommands;

/// <summary><c>/handoff score</c>: the score's model card.</summary>
internal sealed class ScoreSubcommand(AgreementArgument argument, IDatabase database, UserDirectory directory, TimeProvider time)
    : ISubcommand
{
    public string Name => "score";

    public string Usage => argument.Usage;

    public Markup Summary => $"The score's model card: what it is for, on what it was judged, how often it was wrong, what nobody knows.";

    public Task<RequestAnswer> Answer(SubcommandRequest request, CancellationToken cancel) =>
        argument.Answer(request.Rest, agreed => Lines(agreed, cancel));

    private async Task<IEnumerable<Markup>> Lines(HandoffAgreement agreed, CancellationToken cancel)
    {
        var card = await database.Read((db, token) => ModelCardCompiler.Compile(db, agreed, time.Now(), token), cancel);
        var owner = await directory.Mention(agreed.Owners.Model, cancel);
        return ModelCardText
            .Of(card, agreed, owner)
            .SelectMany(section => section.Lines.Select(line => (Markup)$"• {line}").Prepend((Markup)$"*{section.Title}*"));
    }
}
