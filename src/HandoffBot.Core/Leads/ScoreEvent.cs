using NodaTime;

namespace HandoffBot.Core.Leads;

/// <summary>One score of one lead, as a sender reported it.</summary>
public sealed record ScoreEvent
{
    /// <summary>The sender's id and the idempotency key: the same id again changes nothing.</summary>
    public required string Id { get; init; }

    /// <summary>When it happened at the source. Freshness and expiry count from here, never from receipt.</summary>
    public required Instant OccurredAt { get; init; }

    /// <summary>The score that moved.</summary>
    public required Score Score { get; init; }

    /// <summary>The company the score is about.</summary>
    public required Account Account { get; init; }

    /// <summary>The person at the account; every part may be unknown.</summary>
    public Contact Contact { get; init; } = new();

    /// <summary>E-mail or Slack user id of the rep who owns the lead; null leaves it to the routing rules.</summary>
    public string? Owner { get; init; }

    /// <summary>What drove the score.</summary>
    public IReadOnlyList<Signal> Signals { get; init; } = [];

    /// <summary>Where the lead came from.</summary>
    public LeadSource? Source { get; init; }

    /// <summary>What the contact told us: budget, timeline, current solution, pain.</summary>
    public IReadOnlyList<Answer> Answers { get; init; } = [];

    /// <summary>Pages, content and visits.</summary>
    public IReadOnlyList<Engagement> Engagement { get; init; } = [];

    /// <summary>What the rep should do; null holds the event.</summary>
    public NextAction? NextAction { get; init; }

    /// <summary>Key of the known account it is taken to be about; null where that is the account it names.</summary>
    public string? TakenAs { get; init; }

    /// <summary>Key of the account it is about.</summary>
    public string AccountKey => TakenAs ?? Account.Key;

    /// <summary>The same event, taken to be about a known account.</summary>
    /// <param name="key">The account's key.</param>
    /// <param name="known">What is known of it; null where that is nothing.</param>
    public ScoreEvent As(string key, Account? known) =>
        key == AccountKey ? this : this with { TakenAs = key, Account = Account.As(known) };
}

/// <summary>A score's value and its movement.</summary>
/// <param name="Name">The score's name, matched against the agreement's <c>score</c>.</param>
/// <param name="Value">The value on the sender's own scale, usually 0–100.</param>
/// <param name="Previous">The value before this event; null when not told.</param>
/// <param name="Version">The model's version; null when not told.</param>
public sealed record Score(string Name, decimal Value, decimal? Previous = null, string? Version = null);

/// <summary>A company. <see cref="Key"/> is what makes two events be about the same one.</summary>
public sealed record Account
{
    /// <summary>The sender's account id. Either this or <see cref="Domain"/> is always present.</summary>
    public string? Id { get; init; }

    /// <summary>The company's id in the CRM, where that is another than <see cref="Id"/>.</summary>
    public string? CrmId { get; init; }

    /// <summary>Company name.</summary>
    public string? Name { get; init; }

    /// <summary>Web domain, lower case.</summary>
    public string? Domain { get; init; }

    /// <summary>Market segment, e.g. <c>smb</c>.</summary>
    public string? Segment { get; init; }

    /// <summary>Sales territory, e.g. <c>EMEA</c>.</summary>
    public string? Territory { get; init; }

    /// <summary>Country, as the sender writes it.</summary>
    public string? Country { get; init; }

    /// <summary>Number of employees.</summary>
    public long? Employees { get; init; }

    /// <summary>Industry.</summary>
    public string? Industry { get; init; }

    /// <summary>Expected deal size in the sender's currency.</summary>
    public decimal? DealSize { get; init; }

    /// <summary>Product line.</summary>
    public string? Product { get; init; }

    /// <summary>The matching key: the id, or the domain where there is no id.</summary>
    public string Key =>
        Id ?? Domain ?? throw new InvalidOperationException("An account has an id or a domain; Intake refuses it otherwise.");

    /// <summary>The same fields as told of a known account, whose own ids, name and domain stand.</summary>
    internal Account As(Account? known) =>
        known is null
            ? this
            : this with
            {
                Id = known.Id ?? Id,
                CrmId = known.CrmId ?? CrmId,
                Name = known.Name ?? Name,
                Domain = known.Domain ?? Domain,
            };
}

/// <summary>A person at the account.</summary>
public sealed record Contact
{
    /// <summary>The sender's contact id.</summary>
    [PersonalData]
    public string? Id { get; init; }

    /// <summary>Full name.</summary>
    [PersonalData]
    public string? Name { get; init; }

    /// <summary>Job title.</summary>
    [PersonalData]
    public string? Title { get; init; }

    /// <summary>E-mail address.</summary>
    [PersonalData]
    public string? Email { get; init; }

    /// <summary>Phone number.</summary>
    [PersonalData]
    public string? Phone { get; init; }
}

/// <summary>Which family of evidence a signal belongs to.</summary>
public enum SignalKind
{
    /// <summary>Behaviour inside the product.</summary>
    Product,

    /// <summary>How well the account or person matches the ideal customer.</summary>
    Fit,

    /// <summary>Interest shown outside the product.</summary>
    Intent,

    /// <summary>Where the lead stands in its life cycle.</summary>
    Lifecycle,
}

/// <summary>How much one signal says on its own.</summary>
public enum SignalStrength
{
    /// <summary>Adds to others.</summary>
    Supportive,

    /// <summary>A meaningful behaviour.</summary>
    Meaningful,

    /// <summary>A high-intent action.</summary>
    High,
}

/// <summary>One driver of the score.</summary>
public sealed record Signal
{
    /// <summary>Stable machine name, e.g. <c>invited_teammates</c>.</summary>
    public required string Key { get; init; }

    /// <summary>What a rep reads, e.g. "Invited 3 teammates".</summary>
    public required string Label { get; init; }

    /// <summary>Family of evidence.</summary>
    public required SignalKind Kind { get; init; }

    /// <summary>Signed points it contributed to the score; null when not told.</summary>
    public decimal? Points { get; init; }

    /// <summary>How much it says on its own.</summary>
    public SignalStrength Strength { get; init; } = SignalStrength.Supportive;

    /// <summary>When it was observed at its source; null means its freshness is unknown.</summary>
    public Instant? ObservedAt { get; init; }

    /// <summary>The system it came from.</summary>
    public string? Source { get; init; }
}

/// <summary>Where a lead came from.</summary>
/// <param name="Channel">E.g. <c>inbound-demo</c>.</param>
/// <param name="Campaign">Campaign name.</param>
/// <param name="Medium">E.g. <c>email</c>.</param>
public sealed record LeadSource(string? Channel, string? Campaign = null, string? Medium = null);

/// <summary>A qualification answer.</summary>
/// <param name="Question">E.g. "Budget".</param>
/// <param name="Text">What the contact answered.</param>
public sealed record Answer(string Question, string Text);

/// <summary>Something the contact looked at or did.</summary>
/// <param name="At">When.</param>
/// <param name="What">E.g. "Viewed pricing".</param>
/// <param name="Count">How many times, at least 1.</param>
public sealed record Engagement(Instant At, string What, long Count = 1);

/// <summary>The kinds of next action a rep can be asked for.</summary>
public enum NextActionKind
{
    /// <summary>Call the contact.</summary>
    Call,

    /// <summary>Write an e-mail.</summary>
    Email,

    /// <summary>Pass to the right owner.</summary>
    Route,

    /// <summary>Look before acting.</summary>
    Review,

    /// <summary>Do nothing yet.</summary>
    Wait,
}

/// <summary>What the rep should do next.</summary>
/// <param name="Kind">The action.</param>
/// <param name="Note">Free-text advice.</param>
public sealed record NextAction(NextActionKind Kind, [property: PersonalData] string? Note = null);
