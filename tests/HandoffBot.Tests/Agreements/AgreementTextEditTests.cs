using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Agreement.Edits;
using HandoffBot.Testing.Files;
using HandoffBot.Testing.Samples;
using NodaTime;

namespace HandoffBot.Tests.Agreements;

/// <summary>Edits of the text of an agreement: whatever it is written like, only what changes is changed.</summary>
public sealed class AgreementTextEditTests
{
    private static readonly AgreementEdit.SetBandFrom Warm = new("warm", 76);
    private static readonly AgreementEdit.SetStaleAfter Stale = new(Duration.FromHours(36));
    private static readonly AgreementEdit.AddDisqualifier Interns = new("contact.title", ["intern", "work: study"], "Intern, \"or so\"");
    private const string Item = "{ field: contact.title, matches: [intern, \"work: study\"], reason: \"Intern, \\\"or so\\\"\" }";

    /// <summary>What the sample says of its disqualifiers, otherwise; and what it is with one more.</summary>
    public static TheoryData<string, string> Disqualifiers =>
        new()
        {
            {
                "disqualify: # who\n- { field: contact.title, matches: student, reason: Student }   # one\n# the end",
                $"disqualify: # who\n- {{ field: contact.title, matches: student, reason: Student }}   # one\n- {Item}\n# the end"
            },
            {
                "disqualify:\n    -   field: contact.title\n        matches: student\n        reason: Student # one\n\n# b",
                $"disqualify:\n    -   field: contact.title\n        matches: student\n        reason: Student # one\n    - {Item}\n\n# b"
            },
            {
                "disqualify:\n  - field: contact.title\n    matches: [student]\n    reason: >-\n      Student\n",
                $"disqualify:\n  - field: contact.title\n    matches: [student]\n    reason: >-\n      Student\n  - {Item}\n"
            },
            {
                "disqualify: [{ field: contact.title, matches: student, reason: Student }] # who",
                $"disqualify: [{{ field: contact.title, matches: student, reason: Student }}, {Item}] # who"
            },
            {
                "disqualify: [\n  { field: contact.title, matches: student, reason: Student } # a, b ]\n  ]",
                $"disqualify: [\n  {{ field: contact.title, matches: student, reason: Student }}, # a, b ]\n  {Item}\n  ]"
            },
            {
                "disqualify: [\n  { field: contact.title, matches: student, reason: Student }, # a\n  ]",
                $"disqualify: [\n  {{ field: contact.title, matches: student, reason: Student }}, # a\n  {Item}\n  ]"
            },
            { "disqualify: [ ] # none", $"disqualify: [{Item} ] # none" },
            { "# none", $"disqualify: [{Item}]\n# none" },
        };

    public static TheoryData<string, string, string> Bands =>
        new()
        {
            { "name: warm, from: 70,", "name: warm, from: 76,", "as it is" },
            { "name: \"warm\" , from: \"70\",", "name: \"warm\" , from: \"76\",", "double quotes" },
            { "'from': '70', 'name': 'warm',", "'from': '76', 'name': 'warm',", "single quotes" },
            { "from: 70.0, # seventy\n    name: warm,", "from: 76, # seventy\n    name: warm,", "over lines" },
        };

    [Theory, MemberData(nameof(Disqualifiers))]
    public void A_disqualifier_is_added_at_the_end_of_the_list_however_it_is_written(string written, string expected)
    {
        var text = SampleAgreement.Text.Replace(
            "disqualify:\n  - { field: contact.title, matches: student, reason: Student }",
            written,
            StringComparison.Ordinal
        );
        var edited = Edited(text, Interns);

        Assert.Equal(Second(text.Replace(written, expected, StringComparison.Ordinal)), edited.Text);
        var added = edited.Agreement!.Disqualify[^1];
        Assert.Equal((Interns.Field, Interns.Reason), (added.Field, added.Reason));
        Assert.Equal(Interns.Words, added.Match.Words);
        Assert.Equal(["The disqualifier \"Intern, \"or so\"\" is new: contact.title matches intern, work: study."], edited.Changes);
    }

    [Theory, MemberData(nameof(Bands))]
    public void A_bands_lowest_score_is_replaced_where_it_stands(string written, string expected, string how)
    {
        Assert.NotEmpty(how);
        var text = SampleAgreement.Text.Replace("name: warm, from: 70,", written, StringComparison.Ordinal);
        Assert.Equal(Second(text.Replace(written, expected, StringComparison.Ordinal)), Edited(text, Warm).Text);
    }

    [Theory]
    [InlineData("routing: not_yet }", "routing: use_now }")]
    [InlineData("\"routing\": 'not_yet' }", "\"routing\": 'use_now' }")]
    [InlineData("sla: not_yet }", "sla: not_yet, routing: use_now }")]
    public void Authority_is_replaced_where_it_stands_and_added_where_it_is_not_written(string written, string expected)
    {
        const string Levels = "routing: use_now, sla: not_yet, reporting: not_yet }";
        var text = SampleAgreement.Text.Replace(Levels, written, StringComparison.Ordinal);
        var edited = Edited(text, new AgreementEdit.SetAuthority(Behaviour.Routing, AuthorityLevel.UseNow));

        Assert.Equal(Second(text.Replace(written, expected, StringComparison.Ordinal)), edited.Text);
    }

    [Fact]
    public void Authority_that_is_not_written_at_all_is_added_as_a_group_and_one_in_lines_keeps_its_comments()
    {
        var said = SampleAgreement.Text.Split('\n').Where(line => !line.StartsWith("authority:", StringComparison.Ordinal));
        var without = string.Join('\n', said);
        var edited = Edited(without, new AgreementEdit.SetAuthority(Behaviour.Queue, AuthorityLevel.UseNow));
        Assert.Contains("  - { to: [U0REP3] }\nauthority: { queue: use_now }\n", edited.Text, StringComparison.Ordinal);

        var lines = Example();
        var taken = Edited(lines, new AgreementEdit.SetAuthority(Behaviour.Routing, AuthorityLevel.NotYet));
        Assert.Equal(
            Second(lines).Replace("  routing: pilot      ", "  routing: not_yet      ", StringComparison.Ordinal),
            taken.Text
        );
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Comments_order_layout_and_line_ends_of_the_example_stay(string lineEnd)
    {
        var text = Example().Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", lineEnd, StringComparison.Ordinal);
        var edited = Edited(text, new AgreementEdit.SetBandFrom("hot", 88), Stale, Interns);

        var (before, after) = (text.Split(lineEnd), edited.Text!.Split(lineEnd));
        Assert.DoesNotContain(edited.Text!.Replace(lineEnd, "", StringComparison.Ordinal), c => c is '\r' or '\n');
        Assert.Equal(before.Length + 1, after.Length);
        var added = Assert.Single(after.Index(), line => line.Item == $"  - {Item}").Index;
        Assert.Equal(
            [
                "version: 2                               # one more with every change; the bot keeps each version and what it changed",
                "  - { name: hot,  from: 88, expires_after: 4h,  sla: { first_touch: 30m, remind_before: 10m }, expected_meetings: 0.30 }",
                "freshness: { fresh: 2h, stale: 36h }      # a signal younger than fresh is fresh; from stale on it is stale",
            ],
            after.Where((_, i) => i != added).Zip(before).Where(pair => pair.First != pair.Second).Select(pair => pair.First)
        );
        Assert.Equal(3, edited.Changes.Count);
    }

    [Fact]
    public void An_agreement_in_braces_stays_in_braces()
    {
        const string Text = """
            { "version": 1, "score": "s", "segment": "m", decision: d, unchanged: u,
              owners: { product_events: U0A, crm_fields: U0A, model: U0A, routing_sla: U0A, exceptions: U0A, weekly_review: U0A },
              channels: { alerts: C0A, review: C0A, managers: C0A }, "bands": [{ "name": "warm", "from": 70, "expires_after": "24h" }],
              freshness: { fresh: 2h, stale: 3d }, routing: [{ to: [U0A] }], proof: { reviewed: 35, false_positive_upper_bound: 0.10 },
              authority: { alerts: use_now }, flag_reasons: [Not a fit], review: { at: "Mon 09:00", timezone: Europe/Berlin },
              retention: { personal_data: 180d } }
            """;
        Assert.Equal(
            Text.Replace("\"version\": 1", "\"version\": 2", StringComparison.Ordinal)
                .Replace("managers: C0A }", $"managers: C0A }}, disqualify: [{Item}]", StringComparison.Ordinal)
                .Replace("\"from\": 70", "\"from\": 76", StringComparison.Ordinal)
                .Replace("stale: 3d", "stale: 36h", StringComparison.Ordinal),
            Edited(Text, Interns, Warm, Stale).Text
        );
    }

    [Fact]
    public void An_edit_that_breaks_an_example_is_refused_by_its_name()
    {
        var refused = AgreementTextEdit.Apply(Example(), [Warm], 2);
        Assert.Null(refused.Text);
        Assert.Contains("\"the edge of warm alerts\" is expected to come out as alerted", refused.Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(" { name: warm, from: 70, expires_after: 24h }", " name: warm\n    expires_after: 1d\n    from: |-\n      70", "way that")]
    [InlineData("version: 1", "version: \"\\x31\"", "version is written in a way")]
    public void What_is_written_in_an_unusual_way_is_left_to_people(string written, string unusual, string why)
    {
        var text = SampleAgreement.Text.Replace(written, unusual, StringComparison.Ordinal);
        Assert.NotNull(AgreementYaml.Read(text).Agreement);

        var refused = AgreementTextEdit.Apply(text, [Warm], 2);
        Assert.Null(refused.Text);
        Assert.Contains(why, refused.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_agreement_and_what_it_says_already_are_refused()
    {
        Assert.NotNull(AgreementTextEdit.Apply("- a list", [Warm], 2).Refusal);
        Assert.NotNull(AgreementTextEdit.Apply(SampleAgreement.Text, [new AgreementEdit.SetBandFrom("warm", 70)], 2).Refusal);
        Assert.NotNull(AgreementTextEdit.Apply(SampleAgreement.Text, [new AgreementEdit.SetBandFrom("warm", 85)], 2).Refusal);
    }

    private static EditedText Edited(string text, params AgreementEdit[] edits)
    {
        Assert.NotNull(AgreementYaml.Read(text).Agreement);
        var edited = AgreementTextEdit.Apply(text, edits, 2);
        Assert.True(edited.Refusal is null, edited.Refusal);
        Assert.Equal(2, edited.Agreement!.Version);
        return edited;
    }

    private static string Second(string text) => text.Replace("version: 1", "version: 2", StringComparison.Ordinal);

    private static string Example() => File.ReadAllText(Repository.File("docs/examples/agreement.yaml"));
}
