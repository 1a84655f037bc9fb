using System.CommandLine;
using System.CommandLine.Parsing;
using System.Data.Common;
using System.Globalization;
using HandoffBot.Agreements;
using HandoffBot.Hosting;
using HandoffBot.Operations.Commands;
using HandoffBot.Operations.Replay;
using HandoffBot.Review.History;
using HandoffBot.Store;
using HandoffBot.Store.Context;
using HandoffBot.Store.Inbox;
using NodaTime;

namespace HandoffBot.Operations.Plan;

/// <summary>Decides the stored past by the agreement in force and by a new one, and shows every decision that comes out differently.
/// Only reads, and may run beside hosts.</summary>
public static class PlanCommand
{
    private const int Same = 0;
    private const int Differs = 2;
    private const int Failed = DetailedExitCommand.Failed;
    private const int DefaultWeeks = 8;

    // Ten years.
    private const int MostWeeks = 520;

    /// <summary>The command.</summary>
    /// <param name="input">Keys of the configuration.</param>
    /// <param name="time">Until when the past reaches.</param>
    public static Command Of(CommandInput input, TimeProvider time)
    {
        var file = new Argument<string>("NEW") { Description = "The new agreement (YAML), as it would be put in force." };
        var weeks = new Option<int>("--weeks")
        {
            HelpName = "8",
            Description = $"How many weeks of the past; {DefaultWeeks} when not given.",
            DefaultValueFactory = _ => DefaultWeeks,
            CustomParser = Weeks,
        };
        var command = new DetailedExitCommand(
            "plan",
            "Show which stored decisions a new agreement would change. Exit code 0: none, 2: some, 1: it could not be done."
        )
        {
            file,
            weeks,
        };
        command.SetAction(
            (parsed, cancel) =>
                Run(
                    HostConfiguration.Read(input.Configuration(parsed)),
                    parsed.GetRequiredValue(file),
                    parsed.GetValue(weeks),
                    time.Now(),
                    parsed.InvocationConfiguration.Output,
                    cancel
                )
        );
        return command;
    }

    private static int Weeks(ArgumentResult argument)
    {
        if (
            argument.Tokens is [{ Value: var text }]
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var weeks)
            && weeks is >= 1 and <= MostWeeks
        )
        {
            return weeks;
        }

        argument.AddError($"plan takes --weeks and a whole number from 1 to {MostWeeks}.");
        return DefaultWeeks;
    }

    private static async Task<int> Run(
        IConfiguration configuration,
        string path,
        int weeks,
        Instant now,
        TextWriter output,
        CancellationToken cancel
    )
    {
        var reading = AgreementYaml.ReadFile(path);
        foreach (var fault in reading.Faults)
        {
            output.WriteLine(reading.Describe(fault));
        }

        if (reading.Agreement is null)
        {
            return Failed;
        }

        var connection = configuration.GetConnectionString("HandoffBot") ?? StoreModule.EmbeddedDefault;
        var found = await DatabaseInspection.Run(connection, cancel);
        if (found.ConnectionError is { } trouble)
        {
            output.WriteLine(DatabaseCheck.CannotOpen(configuration, trouble));
            return Failed;
        }

        if (PlanAgreements.Of(reading, [.. found.Agreements.Select(DatabaseCheck.Stored)]) is not { } agreements)
        {
            output.WriteLine("An agreement in force was written for another release. Run that release to compare with it.");
            return Failed;
        }

        if (StoreModule.OpenToRead(connection) is not { } database)
        {
            output.WriteLine(DatabaseCheck.NotThere(configuration));
            return Failed;
        }

        try
        {
            return await Run(database, reading.File, agreements, now, weeks, output, cancel);
        }
        catch (DbException fault)
        {
            output.WriteLine($"The database that ConnectionStrings:HandoffBot names cannot be read: {fault.Message}");
            return Failed;
        }
        finally
        {
            await StoreModule.Close(database);
        }
    }

    private static async Task<int> Run(
        IDatabase database,
        string file,
        PlanAgreements agreements,
        Instant now,
        int weeks,
        TextWriter output,
        CancellationToken cancel
    )
    {
        var during = new Interval(now - Duration.FromDays(7 * weeks), now);
        PlanReport.Head(output, file, agreements);
        var answers = await AccountAnswers.Stored(database, cancel);
        var run = new PlanRun(database, agreements.Before, agreements.After, answers, during);
        var result = await JobProgress.OnStandardError("Deciding", progress => run.Run(progress, cancel));
        if (result.Compared.Events == 0)
        {
            var newest = await database.Read((db, stop) => StoredEvents.Newest(db, now, stop), cancel);
            output.WriteLine(PlanReport.Nothing(weeks, newest, now));
            return Failed;
        }

        PlanReport.Write(output, result, agreements, weeks);
        return result.Compared.Differing == 0 ? Same : Differs;
    }
}
