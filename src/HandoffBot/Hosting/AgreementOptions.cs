using System.ComponentModel.DataAnnotations;

namespace HandoffBot.Hosting;

/// <summary>Where the agreements are.</summary>
public sealed class AgreementOptions
{
    /// <summary>A file, or a folder with one file for each agreement.</summary>
    [Required(ErrorMessage = "Write the path of the agreement, or leave the key out for agreement.yaml.")]
    public string Path { get; set; } = "agreement.yaml";
}
