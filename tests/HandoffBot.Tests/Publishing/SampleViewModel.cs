using HandoffBot.Core.Agreement;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Publishing.Text;
using HandoffBot.Publishing.Wording;
using HandoffBot.Testing.Samples;
using NodaTime;

namespace HandoffBot.Tests.Publishing;

/// <summary>Alerts set out to be drawn.</summary>
internal static class SampleViewModel
{
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 20, 14, 5);

    public static HandoffAgreement Agreement { get; } =
        SampleAgreement.Trials with
        {
            Openers =
            [
                new Opener("inbound-demo", "Hi {contact}, you asked for a demo of {company}: {signal}?"),
                new Opener("*", "{campaign} {contact} {company} {signal}"),
            ],
            Checklist = [new ChecklistItem("Budget known", "answers.Budget"), new ChecklistItem("Has a phone", "contact.phone")],
        };

    public static AlertViewModel Of(Alert alert, int revision = 3) =>
        new(alert, Agreement, PersonText.Mention(alert.Owner), $"Mo Tanaka", Now, revision);

    public static AlertViewModel Sample(Func<Alert, Alert>? how = null)
    {
        var alert = SampleAlert.Sample("a1", Now);
        return Of(how?.Invoke(alert) ?? alert);
    }
}
