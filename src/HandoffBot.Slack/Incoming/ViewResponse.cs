using System.Text.Json;
using System.Text.Json.Serialization;
using HandoffBot.Slack.Json;

namespace HandoffBot.Slack.Incoming;

/// <summary>The response to a <see cref="ViewSubmission"/>; an empty body closes the modal. Source: Slack's "Modals".</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "response_action")]
[JsonDerivedType(typeof(ViewErrors), "errors")]
[JsonDerivedType(typeof(ViewClear), "clear")]
public abstract record ViewResponse
{
    /// <summary>The JSON of the response body.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, SlackJson.Options);
}

/// <summary>Keeps the modal open and shows validation errors.</summary>
/// <param name="Errors">Messages by the block id of an input block; not empty.</param>
public sealed record ViewErrors(IReadOnlyDictionary<string, string> Errors) : ViewResponse;

/// <summary>Closes the whole stack of modals.</summary>
public sealed record ViewClear : ViewResponse;
