using HandoffBot.Core.Leads;

namespace HandoffBot.Store.Tables;

/// <summary>
/// A column that holds personal data. Retention sets it to <see cref="EmptyValue"/>, in the rows that <see cref="Where"/>
/// holds for; both are SQL of both databases.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalColumnAttribute : PersonalDataAttribute
{
    public string EmptyValue { get; init; } = "NULL";

    /// <summary>Null: in every row.</summary>
    public string? Where { get; init; }
}
