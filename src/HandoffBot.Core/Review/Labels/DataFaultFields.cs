using HandoffBot.Core.Agreement;
using HandoffBot.Core.Leads;

namespace HandoffBot.Core.Review.Labels;

/// <summary>The fields that a reviewer can say were wrong.</summary>
public static class DataFaultFields
{
    private static readonly string[] Always =
    [
        "signals",
        "account.name",
        "contact.name",
        "contact.title",
        "contact.email",
        "source.channel",
    ];

    /// <summary>Those the agreement asks for or decides by, then those that every card shows; at most so many, each once.</summary>
    /// <param name="agreement">In force.</param>
    /// <param name="most">1 or more.</param>
    public static IReadOnlyList<string> Of(HandoffAgreement agreement, int most) =>
        [
            .. agreement
                .Required.Concat(agreement.Disqualify.Select(one => one.Field))
                .Concat(Always)
                .Where(LeadFields.IsKnown)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Take(most),
        ];
}
