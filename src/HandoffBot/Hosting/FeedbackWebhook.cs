using System.ComponentModel.DataAnnotations;

namespace HandoffBot.Hosting;

/// <summary>Who is sent every line of feedback.</summary>
public sealed class FeedbackWebhook
{
    /// <summary>How far it has come is kept under this name.</summary>
    [Required(ErrorMessage = "Name the receiver, e.g. trainer; how far it has come is kept under this name.")]
    public string Name { get; set; } = "";

    /// <summary>Where to; https, or http on this machine.</summary>
    [Required(ErrorMessage = "Write the receiver's address, e.g. https://trainer.ourco.test/feedback.")]
    public string Url { get; set; } = "";

    /// <summary>Signs what is sent: <c>whsec_</c> and Base64.</summary>
    [Required(ErrorMessage = "Write whsec_ and the base64 of 24 to 64 random bytes: whsec_$(openssl rand -base64 32)")]
    public string Secret { get; set; } = "";
}
