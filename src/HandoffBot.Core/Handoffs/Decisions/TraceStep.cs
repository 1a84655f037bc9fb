namespace HandoffBot.Core.Handoffs.Decisions;

/// <summary>One rule tried.</summary>
/// <param name="Rule">E.g. <c>required</c>, <c>disqualify</c>, <c>band</c>, <c>path</c>, <c>owner</c>.</param>
/// <param name="Input">What it looked at, e.g. <c>contact.title = "Student"</c>.</param>
/// <param name="Passed">Whether the event may go on.</param>
/// <param name="Says">The result in plain words.</param>
public sealed record TraceStep(string Rule, string Input, bool Passed, string Says)
{
    private const string Required = "required";
    private const string Is = " = ";
    private const string IsKnown = " is known.";

    /// <summary>The step of a required field.</summary>
    /// <param name="field">Its name.</param>
    /// <param name="value">Its value as the trace writes it.</param>
    /// <param name="isKnown">Whether it has one.</param>
    public static TraceStep OfField(string field, string value, bool isKnown) =>
        new(Required, $"{field}{Is}{value}", isKnown, isKnown ? Known(field) : $"{field} is required and not known.");

    /// <summary>The step of a required field that is known, all of which its input tells; null when that is no field's.</summary>
    public static TraceStep? OfKnownField(string input) =>
        input.IndexOf(Is, StringComparison.Ordinal) is >= 0 and var end ? new(Required, input, true, Known(input[..end])) : null;

    /// <summary>Whether it is the step that <see cref="OfKnownField"/> makes of its input.</summary>
    public bool IsOfKnownField() =>
        Passed
        && Rule == Required
        && Input.IndexOf(Is, StringComparison.Ordinal) is >= 0 and var end
        && Says.Length == end + IsKnown.Length
        && Says.StartsWith(Input.AsSpan(0, end), StringComparison.Ordinal)
        && Says.EndsWith(IsKnown, StringComparison.Ordinal);

    private static string Known(string field) => $"{field}{IsKnown}";
}
