using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Core.Leads;
using HandoffBot.Store.Documents;
using HandoffBot.Store.Retention;
using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Files;
using HandoffBot.Tests.Store.Documents;

namespace HandoffBot.Tests.Store.Retention;

/// <summary>Retention follows the marks, so a new property has to say whether it holds personal data.</summary>
public sealed class PersonalDataMarksTests
{
    [Fact]
    public async Task Every_stored_text_is_marked_as_personal_or_has_a_reason_not_to_be()
    {
        await using var test = await TestDatabase.New();
        var texts = await test.Database.Read((db, _) => Task.FromResult(StoredText.Find(db)), default);
        var excused = NotPersonal.ByReason.Values.SelectMany(names => names).ToHashSet(StringComparer.Ordinal);
        var forgotten = texts.Where(text => !text.Value && !excused.Contains(text.Key)).Select(text => text.Key);
        Assert.True(
            !forgotten.Any(),
            $"Mark these with [PersonalData] or [PersonalColumn], so that retention removes them, or list them in NotPersonal with the "
                + $"reason: {string.Join(", ", forgotten)}"
        );
        Assert.DoesNotContain(excused, name => !texts.TryGetValue(name, out var isMarked) || isMarked);
    }

    [Fact]
    public void Rows_without_marks_of_their_own_are_deleted_as_a_whole()
    {
        string[] deleted =
        [
            RetentionSql.DeleteHolds,
            RetentionSql.DeletePeople,
            RetentionSql.DeleteSlackRequests,
            RetentionSql.DeleteRefusals,
            RetentionSql.DeleteAbsences,
            RetentionSql.DeleteDataIssues,
            RetentionSql.DeleteDoNotDisturb,
        ];
        Type[] rows =
        [
            typeof(AbsenceRow),
            typeof(DataIssueRow),
            typeof(DoNotDisturbRow),
            typeof(HoldRow),
            typeof(PersonRow),
            typeof(SlackInboxRow),
            typeof(RefusalRow),
        ];
        Assert.Equal(
            rows.Select(row => row.Name).Order(StringComparer.Ordinal),
            typeof(HoldRow)
                .Assembly.GetTypes()
                .Where(type => type.IsDefined(typeof(DeletedWhenExpiredAttribute), inherit: false))
                .Select(type => type.Name)
                .Order(StringComparer.Ordinal)
        );
        Assert.All(new[] { "holds", "people", "slack_inbox", "refusals", "absences", "data_issues", "do_not_disturb" }.Zip(deleted), pair =>
            Assert.StartsWith($"DELETE FROM {pair.First} ", pair.Second, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void An_emptied_alert_keeps_what_is_not_marked_and_nothing_else()
    {
        var fixture = File.ReadAllText(Repository.File(AllDocumentFormats.Fixture(DocumentFormats.Alert, 1)));
        var alert = DocumentFormats.Alert.Read(fixture.TrimEnd('\n'));
        Assert.NotNull(alert.WithdrawnBecause);
        Assert.NotEmpty(alert.Lead.Answers);

        var emptied = DocumentFormats.Alert.Read(DocumentFormats.Alert.WriteWithoutPersonalData(alert));

        Assert.Equivalent(Without(alert), emptied, strict: true);
    }

    private static Alert Without(Alert alert) =>
        alert with
        {
            Lead = alert.Lead with { Contact = new Contact(), Answers = [], Engagement = [], Others = [] },
            NextAction = alert.NextAction with { Note = null },
            Flags = [.. alert.Flags.Select(flag => flag with { Note = null })],
            Captured = [.. alert.Captured.Select(one => one with { Text = null })],
            WithdrawnBecause = null,
        };
}
