using HandoffBot.Core.Agreement.Keys;

namespace HandoffBot.Core.Agreement.Table;

/// <summary>
/// The table of the keys of an agreement, in the order people write them. Reading, checking, the differences of two versions,
/// the schema and the documentation are derived from it; see docs/extending/agreement-key.md.
/// </summary>
public static class AgreementKeys
{
    private static readonly KeyGroup<HandoffAgreement> Keys = new([
        .. HeadingKeys.All,
        .. LeadKeys.All,
        .. RoutingKeys.All,
        .. ReviewKeys.All,
        ExampleKeys.Examples,
    ]);

    // What an agreement is read into: what holds where it is silent, and nothing where it must speak.
    private static readonly HandoffAgreement Blank = new()
    {
        Version = 0,
        Score = "",
        Segment = "",
        Decision = "",
        Unchanged = "",
        Owners = HeadingKeys.NoOwners,
        Channels = HeadingKeys.NoChannels,
        Bands = [],
        Checklist = AgreementDefaults.Checklist,
        Openers = AgreementDefaults.Openers,
        Freshness = LeadKeys.NoFreshness,
        Routing = [],
        Proof = ReviewKeys.NoProof,
        FlagReasons = [],
        Review = ReviewKeys.NoReview,
        PersonalDataRetention = default,
    };

    /// <summary>What is known of every key, group by group.</summary>
    public static GroupShape Shape => Keys.Shape;

    /// <summary>Reads an agreement; what is wrong with the file is told to <paramref name="file"/>.</summary>
    public static HandoffAgreement Read(IKeyReader file) => Keys.Read(file, Blank);

    /// <summary>Every fault in what an agreement says, by path and without lines; empty when it can be put in force.</summary>
    public static IReadOnlyList<AgreementFault> Faults(HandoffAgreement agreement)
    {
        var faults = new List<AgreementFault>();
        Keys.Check(agreement, "", faults);
        return faults;
    }

    /// <summary>An agreement taken apart into what it says, everything but its version.</summary>
    internal static IEnumerable<Statement> Statements(HandoffAgreement agreement) => Keys.Say(new(true, agreement), "");

    /// <summary>Its lists whose order means something.</summary>
    internal static IEnumerable<ListOrder> Orders(HandoffAgreement agreement) => Keys.Orders(agreement);

    /// <summary>Every place where it holds something.</summary>
    internal static IEnumerable<KeyPlace> Places(HandoffAgreement agreement) => Keys.Places(agreement, GroupPath.Top);
}
