using System.ComponentModel.DataAnnotations;

namespace HandoffBot.Hosting.Annotations;

/// <summary>A secret: of a least length, and without blanks or control characters. Messages never hold its value.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretAttribute : ValidationAttribute
{
    /// <summary>How an operator makes a secret.</summary>
    public const string HowToMake = "Make one with: openssl rand -hex 24";

    /// <param name="shortest">Characters at least, 1 or more.</param>
    public SecretAttribute(int shortest) => (Shortest, ErrorMessage) = (shortest, HowToMake);

    /// <summary>Characters at least.</summary>
    public int Shortest { get; }

    /// <inheritdoc/>
    public override bool IsValid(object? value) =>
        value is not string { Length: > 0 } secret
        || (secret.Length >= Shortest && !secret.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)));
}
