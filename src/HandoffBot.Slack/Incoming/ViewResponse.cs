using System.Text.Json;
using System.Text.Json.Serialization;
using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Json;

namespace HandoffBot.Slack.Incoming;

/// <summary>What to answer a <see cref="ViewSubmission"/> with. An empty body closes the modal.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "response_action")]
[JsonDerivedType(typeof(ViewErrors), "errors")]
[JsonDerivedType(typeof(ViewUpdate), "update")]
[JsonDerivedType(typeof(ViewPush), "push")]
[JsonDerivedType(typeof(ViewClear), "clear")]
public abstract record ViewResponse
{
    /// <summary>The answer's JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, SlackJson.Options);
}

/// <summary>Keeps the modal open and shows what is wrong.</summary>
/// <param name="Errors">By block id of an input.</param>
public sealed record ViewErrors(IReadOnlyDictionary<string, string> Errors) : ViewResponse;

/// <summary>Replaces the modal.</summary>
public sealed record ViewUpdate(View View) : ViewResponse;

/// <summary>Puts a modal on top.</summary>
public sealed record ViewPush(View View) : ViewResponse;

/// <summary>Closes the whole stack of modals.</summary>
public sealed record ViewClear : ViewResponse;
