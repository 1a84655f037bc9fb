using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace HandoffBot.Hosting;

/// <summary>Who may send score events, and how many may wait.</summary>
public sealed class IntakeOptions
{
    [ValidateEnumeratedItems]
    public IList<ApiKey> ApiKeys { get; } = [];

    public IList<string> WebhookSecrets { get; } = [];

    /// <summary>Events stored and not yet decided at which new ones are answered 429.</summary>
    [Range(1, int.MaxValue, ErrorMessage = "Leave it out for 100000.")]
    public int MaxBacklog { get; set; } = 100_000;
}
