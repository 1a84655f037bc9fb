using System.Diagnostics.CodeAnalysis;

namespace HandoffBot.Slack.WebApi;

/// <summary>The result of a Web API call: a value or a <see cref="SlackFailure"/>, never both, never neither.</summary>
/// <typeparam name="T">What a successful response is read into.</typeparam>
public sealed record SlackResult<T>
    where T : class
{
    /// <summary>Creates a success.</summary>
    /// <param name="value">What the response said.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public SlackResult(T value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <summary>Creates a failure.</summary>
    /// <param name="failure">Why there is no value.</param>
    /// <exception cref="ArgumentNullException"><paramref name="failure"/> is null.</exception>
    public SlackResult(SlackFailure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        Failure = failure;
    }

    /// <summary>What the response said; null when the call failed.</summary>
    public T? Value { get; }

    /// <summary>Why there is no value; null when there is one.</summary>
    public SlackFailure? Failure { get; }

    /// <summary>Whether Slack confirmed the call (<c>ok: true</c>).</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsOk => Failure is null;

    /// <summary>Wraps a value.</summary>
    /// <param name="value">What the response said.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public static implicit operator SlackResult<T>(T value) => new(value);

    /// <summary>Wraps a failure.</summary>
    /// <param name="failure">Why there is no value.</param>
    /// <exception cref="ArgumentNullException"><paramref name="failure"/> is null.</exception>
    public static implicit operator SlackResult<T>(SlackFailure failure) => new(failure);
}
