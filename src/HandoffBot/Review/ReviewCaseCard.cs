using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Labels;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Publishing.Messages;
using HandoffBot.Publishing.People;
using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Limits;
using HandoffBot.Slack.Messages;
using HandoffBot.Store.Claims;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Review;

/// <summary>A case of the weekly review in the digest's thread: what there was to see, what came of it, what reviewers say; with the
/// buttons that say it.</summary>
internal sealed class ReviewCaseCard(AgreementRegistry agreements, UserDirectory directory, ReviewCaseEvidence evidence) : ICard
{
    private const int MostOptions = 100;
    private const int LongestText = 3800;

    public string Kind => Outbox.ReviewCaseKind;

    public async Task<OutgoingMessage?> Render(HandoffDb db, MessageRow row, Instant now, CancellationToken cancel)
    {
        if (await ReviewStore.Find(db, row.Subject, cancel) is not { } about)
        {
            return null;
        }

        var agreement = agreements.Of(about.Agreement);
        var state = await ReviewStore.State(db, about.Subject, cancel);
        var all = await ReviewStore.Count(db, about.DigestKey, cancel);
        Markup head = $"*Case {about.Place} of {all}* · {ReviewCaseText.Why(about.Sampled)}";
        var owner = await directory.Mention(agreement.Owners.WeeklyReview, cancel);
        IReadOnlyList<Markup> seen = [head, .. await evidence.Lines(db, about, cancel)];
        IReadOnlyList<Markup> said = [await ReviewCaseEvidence.Outcome(db, about, cancel), .. ReviewCaseText.Labels(state, owner)];
        return new OutgoingMessage
        {
            Channel = row.Channel,
            Text = Markup.Join($" ", seen.Concat(said)).Truncate(LongestText).WithoutBold(),
            Blocks =
            [
                DigestBlocks.Text(seen) with { BlockId = Block(about, row, "seen") },
                DigestBlocks.Text(said) with { BlockId = Block(about, row, "said") },
                Buttons(about, row, state),
                .. state.Standing.Any(label => label.Kind == LabelKind.DataFault) ? new[] { Fields(about, row, state, agreement) } : [],
            ],
        };
    }

    private static string Block(ReviewCaseRow about, MessageRow row, string part) => $"review_case:{about.Id}:{row.WantedRevision}:{part}";

    private static ActionsBlock Buttons(ReviewCaseRow about, MessageRow row, LabelState state)
    {
        var elements = new List<BlockElement>
        {
            Button(MessageActions.ReviewConfirm, "Bad score", ReviewCaseText.BadScore(about.Sampled), about),
            Button(MessageActions.ReviewReject, "Score was right", ReviewCaseText.ScoreRight(about.Sampled), about),
            Button(MessageActions.ReviewDataFault, "Data fault", "a field was wrong, not the score", about),
            Button(MessageActions.ReviewSkip, "Skip", "you cannot tell", about),
        };
        if (state.Standing.Count > 0)
        {
            elements.Add(Button(MessageActions.ReviewNote, "Add a sentence", "say more about your label", about));
            elements.Add(Button(MessageActions.ReviewUndo, "Undo", "take your label back", about));
        }

        return new(elements) { BlockId = Block(about, row, "do") };
    }

    private static ActionsBlock Fields(ReviewCaseRow about, MessageRow row, LabelState state, HandoffAgreement agreement)
    {
        var options = DataFaultFields
            .Of(agreement, MostOptions)
            .Where(field => field.Length <= BlockLimits.OptionValue)
            .Select(field => new Option(ReviewCaseText.FieldOption(field), field))
            .ToList();
        return new([
            new StaticSelect
            {
                ActionId = MessageActions.ReviewFaultField.Id,
                Placeholder = "Which field was wrong?",
                Options = options,
                InitialOption = state.InForce is { Kind: LabelKind.DataFault, Field: { } field }
                    ? options.Find(option => string.Equals(option.Value, field, StringComparison.OrdinalIgnoreCase))
                    : null,
            },
        ])
        {
            BlockId = Block(about, row, "field"),
        };
    }

    private static Button Button(ActionDefinition action, string text, string meaning, ReviewCaseRow about) =>
        new()
        {
            ActionId = action.Id,
            Text = text,
            Value = about.Id,
            AccessibilityLabel = $"{text}: {meaning}",
        };
}
