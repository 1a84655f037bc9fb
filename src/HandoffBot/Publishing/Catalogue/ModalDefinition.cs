namespace HandoffBot.Publishing.Catalogue;

/// <summary>A modal.</summary>
/// <param name="CallbackId">Slack's <c>callback_id</c>: whom a submitted form is addressed to.</param>
/// <param name="Fields">What a person fills in; none for a modal that only shows.</param>
internal sealed record ModalDefinition(string CallbackId, params IReadOnlyList<ModalField> Fields)
{
    /// <summary>What is wrong with the fields together, and the id of the field where that is said; null when nothing is. Given is
    /// what was written in the field of an id.</summary>
    public Func<Func<string, string?>, (string Field, string Fault)?> Check { get; init; } = _ => null;
}

/// <summary>A field of a modal.</summary>
/// <param name="Id">Its <c>block_id</c> and <c>action_id</c>.</param>
/// <param name="Longest">Characters at most, 1 to 3,000.</param>
/// <param name="WhenEmpty">What a person is told who leaves it empty; null when it may be.</param>
internal sealed record ModalField(string Id, int Longest, string? WhenEmpty = null)
{
    /// <summary>What is wrong with what was written; null when nothing is.</summary>
    public string? Fault(string? written) =>
        written?.Trim() switch
        {
            null or "" => WhenEmpty,
            { } text when text.Length > Longest => $"Please keep it within {Longest} characters.",
            _ => null,
        };
}
