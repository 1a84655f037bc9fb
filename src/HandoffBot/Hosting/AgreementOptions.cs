using System.ComponentModel.DataAnnotations;

namespace HandoffBot.Hosting;

/// <summary>Where the agreements are.</summary>
public sealed class AgreementOptions
{
    /// <summary>A file, or a folder with one file for each agreement.</summary>
    [Required(ErrorMessage = "Write the path of the agreement, or leave the key out for agreement.yaml.")]
    public string Path { get; set; } = "agreement.yaml";

    /// <summary>Whether the review channel is told what a version that came into force from a file would have decided
    /// differently.</summary>
    public bool TellPlan { get; set; }
}
