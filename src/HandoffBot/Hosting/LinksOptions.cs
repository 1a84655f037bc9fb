using System.ComponentModel.DataAnnotations;
using HandoffBot.Hosting.Annotations;

namespace HandoffBot.Hosting;

/// <summary>The links of an export that open what a figure counts. Without <see cref="BaseUrl"/> there are none.</summary>
public sealed class LinksOptions
{
    /// <summary>The address under which browsers reach the host, e.g. <c>https://handoff.ourco.test/</c>; null for no links.</summary>
    [WebAddress(ErrorMessage = "Write the address under which browsers reach this host, e.g. https://handoff.ourco.test/")]
    public string? BaseUrl { get; set; }

    /// <summary>The first signs; all of them are taken, so that links live on while the secret is changed.</summary>
    public IList<string> Secrets { get; } = [];

    /// <summary>How long a link opens, in days.</summary>
    [Range(1, int.MaxValue, ErrorMessage = "Leave it out for 30 days.")]
    public int Days { get; set; } = 30;

    /// <summary>The most rows that a link opens.</summary>
    [Range(1, int.MaxValue, ErrorMessage = "Leave it out for 10000.")]
    public int MostRows { get; set; } = 10_000;
}
