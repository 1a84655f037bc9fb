using System.Diagnostics.CodeAnalysis;

namespace HandoffBot.Slack.WebApi;

/// <summary>What came of a Web API call: a value or a <see cref="SlackFailure"/>, never both, never neither.</summary>
/// <typeparam name="T">What Slack answers when it does as asked.</typeparam>
public sealed record SlackResult<T>
    where T : class
{
    /// <summary>Slack did as asked.</summary>
    public SlackResult(T value) => Value = value;

    /// <summary>Slack did not, or nobody knows.</summary>
    public SlackResult(SlackFailure failure) => Failure = failure;

    /// <summary>The answer; null when the call failed.</summary>
    public T? Value { get; }

    /// <summary>Why there is no answer; null when there is one.</summary>
    public SlackFailure? Failure { get; }

    /// <summary>Slack confirmed it did as asked.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsOk => Failure is null;

    /// <summary>A success.</summary>
    public static implicit operator SlackResult<T>(T value) => new(value);

    /// <summary>A failure.</summary>
    public static implicit operator SlackResult<T>(SlackFailure failure) => new(failure);
}
