using System.ComponentModel.DataAnnotations;
using HandoffBot.Hosting.Annotations;

namespace HandoffBot.Hosting;

/// <summary>A sender's API key.</summary>
public sealed class ApiKey
{
    /// <summary>At least this many characters, below which a key can be guessed.</summary>
    internal const int Shortest = 8;

    /// <summary>Name of the sender.</summary>
    [Required(ErrorMessage = "Name the sender, e.g. warehouse; decisions show it.")]
    [DeniedValues(
        ReservedSenderNames.Import,
        ReservedSenderNames.Webhook,
        ErrorMessage = "Choose another name: imported history is kept under import, and what is signed under webhook."
    )]
    public string Name { get; set; } = "";

    /// <summary>The secret the sender shows.</summary>
    [Required(ErrorMessage = SecretAttribute.HowToMake)]
    [Secret(Shortest)]
    public string Key { get; set; } = "";

    /// <summary>Whose decisions may be read with it.</summary>
    public ReadScope Read { get; set; } = ReadScope.Own;
}
