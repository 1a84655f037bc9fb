using System.ComponentModel;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;

namespace HandoffBot.Intake.Contracts;

/// <summary>Problem details (RFC 9457), with a pointer to each fault where the request itself can be mended.</summary>
internal sealed class ProblemResponse : ProblemDetails
{
    [
        JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull),
        Description("Every fault of what was sent; absent where it is not what was sent that is wrong.")
    ]
    public IReadOnlyList<ProblemError>? Errors { get; init; }
}

/// <summary>Something wrong with a request, said so that its sender can mend it.</summary>
internal sealed record ProblemError(
    [property: Description(
        "JSON pointer to the fault from the event's root; empty for the event or the body itself. A parameter is named as it is."
    )]
        string Pointer,
    [property: Description("What was expected, and what was found instead.")] string Error
)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), Description("Of a batch: where the event stood in the request, from 0.")]
    public int? Index { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), Description("Of a batch: the event's own id, where it could be read.")]
    public string? Id { get; init; }
}
