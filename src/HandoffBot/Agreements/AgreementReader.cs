using HandoffBot.Agreements.Yaml;
using HandoffBot.Core.Agreement;
using NodaTime;

namespace HandoffBot.Agreements;

/// <summary>The keys of an agreement, in the order people write them. docs/agreement.schema.json says the same to editors.</summary>
internal static class AgreementReader
{
    public static HandoffAgreement Read(Section file)
    {
        var version = file.Whole("version", "1");
        var score = file.Text("score", "trial-pql");
        var segment = file.Text("segment", "smb-trials");
        var appliesTo = LeadKeys.AppliesTo(file);
        var decision = file.Text("decision", "Prioritise follow-up for trials scoring 70 or more.");
        var unchanged = file.Text("unchanged", "Territories stay as they are until the review.");
        var owners = Owners(
            file.Group("owners", "{ product_events: U…, crm_fields: U…, model: U…, routing_sla: U…, exceptions: U…, weekly_review: U… }")
        );
        var channels = Channels(file.Group("channels", "{ alerts: C…, review: C…, managers: C… }"));
        var required = file.Texts("required", "[account.name, contact.email]");
        var disqualify = LeadKeys.Disqualify(file);
        var bands = LeadKeys.Bands(file);
        var paths = LeadKeys.Paths(file);
        var urgency = LeadKeys.Urgency(file);
        var checklist = LeadKeys.Checklist(file);
        var openers = LeadKeys.Openers(file);
        var freshness = LeadKeys.Freshness(file.Group("freshness", "{ fresh: 2h, stale: 3d }"));
        var coverage = RoutingKeys.Coverage(file);
        var routing = RoutingKeys.Routes(file);
        var escalation = RoutingKeys.Escalation(file);
        var authority = ReviewKeys.Authority(file);
        var proof = ReviewKeys.Proof(file.Group("proof", "{ reviewed: 35, false_positive_upper_bound: 0.10 }"));
        var reasons = ReviewKeys.Reasons(file);
        var review = ReviewKeys.Review(file.Group("review", "{ at: \"Mon 09:00\", timezone: Europe/Berlin }"));
        var audit = ReviewKeys.Audit(file, review.Zone);
        var flags = file.MaybeGroup("flags", "flags: { quiet_until_expiry: true }");
        var rise = file.MaybeGroup("band_rise", "band_rise: { broadcast: false }");
        var links = ReviewKeys.Links(file);
        var retention = ReviewKeys.Retention(file.Group("retention", "{ personal_data: 180d }"));
        file.Close();

        return new HandoffAgreement
        {
            Version = version,
            Score = score,
            Segment = segment,
            AppliesTo = appliesTo,
            Decision = decision,
            Unchanged = unchanged,
            Owners = owners,
            Channels = channels,
            Required = required,
            Disqualify = disqualify,
            Bands = bands,
            Paths = paths,
            Urgency = urgency,
            Checklist = checklist,
            Openers = openers,
            Freshness = freshness,
            Coverage = coverage,
            Routing = routing,
            Escalation = escalation,
            Authority = authority,
            Proof = proof,
            FlagReasons = reasons,
            QuietAfterFlag = ReviewKeys.Switch(flags, "quiet_until_expiry", otherwise: true),
            BroadcastBandRise = ReviewKeys.Switch(rise, "broadcast", otherwise: false),
            Links = links,
            Review = review,
            Audit = audit,
            PersonalDataRetention = retention,
        };
    }

    private static Owners Owners(Section s)
    {
        const string Example = "dana@ourco.test";
        var owners = new Owners(
            s.Text("product_events", Example),
            s.Text("crm_fields", Example),
            s.Text("model", Example),
            s.Text("routing_sla", Example),
            s.Text("exceptions", Example),
            s.Text("weekly_review", Example)
        );
        s.Close();
        return owners;
    }

    private static Channels Channels(Section s)
    {
        var channels = new Channels(s.Text("alerts", "C0123456789"), s.Text("review", "C0123456789"), s.Text("managers", "C0123456789"));
        s.Close();
        return channels;
    }
}
