using HandoffBot.Operations.Commands;
using HandoffBot.Testing.Databases;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.Samples;

namespace HandoffBot.Tests.Agreements;

/// <summary>Back to what the agreement said before, in one command, with a record, and without the file undoing it.</summary>
public sealed class RollbackTests
{
    private static readonly string First = SampleAgreement.Text.Replace("routing: use_now", "routing: not_yet", StringComparison.Ordinal);
    private static readonly string Second = SampleAgreement.Text.Replace("version: 1", "version: 2", StringComparison.Ordinal);

    public static TheoryData<string> Databases => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task What_was_in_force_before_is_so_again_and_stays_so_over_a_restart_with_the_file_that_was_rolled_back(string database)
    {
        await using var app = await TestApp.Start(database, agreement: First);
        await app.WriteAgreement(Second);
        await app.Restart();
        await app.Decide(new SampleEvent("before") { Account = "one", Name = "Assigned" });
        Assert.Contains("*Owner:*", (await app.Message("C0EMEA", "Assigned")).AllText, StringComparison.Ordinal);

        await app.Slack.User("U0REP1").Command("C0ALERTS", "/handoff rollback");
        await app.Note("C0ALERTS", "U0REP1", "Only <@U0OPS> (routing) can roll the agreement back");
        await app.Slack.User("U0OPS").Command("C0ALERTS", "/handoff rollback");
        await app.Note("C0ALERTS", "U0OPS", "Version 3 is in force");
        await Suggested(app, "two");

        await app.Restart();
        await Suggested(app, "three");
        await app.Slack.User("U0OPS").Command("C0ALERTS", "/handoff changes");
        await app.Note("C0ALERTS", "U0OPS", "Rolled back to what version 1 said");
        await app.Slack.User("U0OPS").Command("C0ALERTS", "/handoff agreement reload");
        await app.Note("C0ALERTS", "U0OPS", "still holds version 2, which was rolled back");

        await app.Slack.User("U0OPS").Command("C0ALERTS", "/handoff rollback");
        await app.Note("C0ALERTS", "U0OPS", "There is nothing to go back to");
    }

    [SkippableTheory, MemberData(nameof(Databases))]
    public async Task An_operator_does_it_on_the_command_line_and_the_host_follows(string database)
    {
        await using var app = await TestApp.Start(database, agreement: First);
        await app.WriteAgreement(Second);
        await app.Restart();

        var (code, said) = await Run(app, "rollback");
        Assert.True(code == 0, said);
        Assert.Contains("version 3 is in force and says what version 1 said", said, StringComparison.Ordinal);
        Assert.Contains("Authority over routing is now not yet, was use now.", said, StringComparison.Ordinal);
        await app.Slack.User("U0OPS").Command("C0ALERTS", "/handoff changes");
        await app.Note("C0ALERTS", "U0OPS", "Rolled back to what version 1 said");

        (code, said) = await Run(app, "agreement", "export");
        Assert.Equal((0, First.Replace("version: 1", "version: 3", StringComparison.Ordinal)), (code, said));
        (code, said) = await Run(app, "rollback");
        Assert.True(code == 1, said);
        Assert.Contains("Nothing was changed. There is nothing to go back to", said, StringComparison.Ordinal);
        (code, said) = await Run(app, "agreement", "export", "unknown");
        Assert.True(code == 1, said);
        Assert.Contains("In force: ", said, StringComparison.Ordinal);
    }

    private static async Task Suggested(TestApp app, string account)
    {
        await app.Decide(new SampleEvent($"evt-{account}") { Account = account, Name = $"Company {account}" });
        Assert.Contains("*Suggested owner:*", (await app.Message("C0EMEA", $"Company {account}")).AllText, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Said)> Run(TestApp app, params string[] command)
    {
        await using var output = new StringWriter();
        var code = await CommandLine.Run(
            [.. command, $"--ConnectionStrings:HandoffBot={app.Database.ConnectionString}"],
            output,
            input => [AgreementCommands.Agreement(input), AgreementCommands.Rollback(input)]
        );
        return (code, output.ToString());
    }
}
