using System.Globalization;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Core.Handoffs.Examples;

/// <summary>
/// The score event of an example. What the example does not name is known and stands in nobody's way: every required field has a
/// value, the signals are one high, one meaningful and one supportive, all just observed.
/// </summary>
internal static class ExampleEvent
{
    private const string Id = "example";
    private const string Text = "example";
    private const string Domain = "example.test";

    /// <summary>The event.</summary>
    /// <param name="example">A sound example.</param>
    /// <param name="agreement">The agreement it belongs to.</param>
    /// <param name="at">When it occurs and is decided.</param>
    public static ScoreEvent Of(LeadExample example, HandoffAgreement agreement, Instant at)
    {
        var answers = example
            .Lead.Where(field => IsAnswer(field.Key))
            .Select(field => (Question: field.Key[LeadFields.AnswerPrefix.Length..], field.Value))
            .Concat(
                agreement
                    .Required.Where(field => IsAnswer(field) && !example.Lead.ContainsKey(field) && IsKnown(field))
                    .Select(field => (Question: field[LeadFields.AnswerPrefix.Length..], Value: Text))
            );
        List<Answer> told = [.. answers.Select(one => new Answer(one.Question, one.Value))];
        return new ScoreEvent
        {
            Id = Id,
            OccurredAt = at,
            Score = new Score(agreement.Score, Number("score") ?? 0, Number("score.previous"), Given("score.version")),
            Account = new Account
            {
                Id = IsKnown("account.id") ? Given("account.id") ?? Id : null,
                Name = Value("account.name"),
                // An account has an id or a domain.
                Domain = IsKnown("account.id") ? Value("account.domain", Domain) : Given("account.domain") ?? Domain,
                Segment = Value("account.segment"),
                Territory = Value("account.territory"),
                Country = Value("account.country"),
                Employees = (long?)Number("account.employees"),
                Industry = Value("account.industry"),
                DealSize = Number("account.deal_size"),
                Product = Value("account.product"),
            },
            Contact = new Contact
            {
                Id = Value("contact.id"),
                Name = Value("contact.name"),
                Title = Value("contact.title"),
                Email = Value("contact.email", $"somebody@{Domain}"),
                Phone = Value("contact.phone"),
            },
            Source = new LeadSource(Value("source.channel"), Value("source.campaign"), Value("source.medium")),
            Owner = Given("owner"),
            Answers = told.Count == 0 && IsFilled("answers") ? [new Answer(Text, Text)] : told,
            Engagement = IsFilled("engagement") ? [new Engagement(at, Text)] : [],
            Signals = IsKnown("signals") ? ExampleSignals.Of(example, agreement.Freshness, at) : [],
            NextAction = IsKnown("next_action") && IsKnown("next_action.kind") ? new NextAction(Action(), Value("next_action.note")) : null,
        };

        string? Given(string field) => example.Lead.GetValueOrDefault(field);

        bool IsKnown(string field) => !example.Without.Contains(field, StringComparer.OrdinalIgnoreCase);

        // Required, and not among what is not known.
        bool IsFilled(string field) => agreement.Required.Contains(field, StringComparer.OrdinalIgnoreCase) && IsKnown(field);

        string? Value(string field, string otherwise = Text) => Given(field) ?? (IsFilled(field) ? otherwise : null);

        decimal? Number(string field) =>
            Given(field) is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture)
            : IsFilled(field) ? 1
            : null;

        NextActionKind Action() =>
            (Given("next_action") ?? Given("next_action.kind")) is { } kind
                ? Enum.Parse<NextActionKind>(kind, ignoreCase: true)
                : NextActionKind.Call;
    }

    private static bool IsAnswer(string field) => field.StartsWith(LeadFields.AnswerPrefix, StringComparison.OrdinalIgnoreCase);
}
