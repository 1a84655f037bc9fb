using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Leads;
using NodaTime;

namespace HandoffBot.Testing.Samples;

/// <summary>Alerts as the rules make them.</summary>
public static class SampleAlert
{
    public static Alert Sample(string id, Instant now) =>
        new()
        {
            Id = id,
            AccountKey = "acc-" + id,
            EventId = "evt-" + id,
            State = AlertState.Open,
            Lead = new Lead
            {
                Account = new Account
                {
                    Id = "acc-" + id,
                    Name = "Acme " + id,
                    Domain = "acme.test",
                },
                Contact = new Contact
                {
                    Name = "Ada Example",
                    Title = "Head of Ops",
                    Email = "ada@acme.test",
                },
                Source = new LeadSource("inbound-demo", "q4-webinar", "email"),
                Answers = [new Answer("Budget", "10–25k")],
            },
            Score = new Score("trial-pql", 92, 61, "2026-11"),
            Signals =
            [
                new Signal
                {
                    Key = "invited",
                    Label = "Invited 3 teammates",
                    Kind = SignalKind.Product,
                    Points = 20,
                    Strength = SignalStrength.High,
                    ObservedAt = now - Duration.FromMinutes(5),
                },
                new Signal
                {
                    Key = "size",
                    Label = "120 employees",
                    Kind = SignalKind.Fit,
                    Points = 11,
                    ObservedAt = now - Duration.FromHours(1),
                },
            ],
            NextAction = new NextAction(NextActionKind.Call, "Ask about the rollout date"),
            Band = "hot",
            Owner = "U0REP1",
            Channel = "C0ALERTS",
            OpenedAt = now,
            OccurredAt = now,
            ExpiresAt = now + Duration.FromHours(4),
            NextDueAt = now + Duration.FromHours(4),
            AgreementId = "trial-pql/smb-trials",
            AgreementVersion = 1,
        };
}
