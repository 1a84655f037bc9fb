using System.CommandLine;
using System.Data.Common;
using HandoffBot.Agreements;
using HandoffBot.Hosting;
using HandoffBot.Operations.Commands;
using HandoffBot.Publishing.Text;
using HandoffBot.Review.ModelCards;
using HandoffBot.Store;
using HandoffBot.Store.Context;
using NodaTime;

namespace HandoffBot.Operations.Digests;

/// <summary>Prints the model card of each score in force, as a page of Markdown. Only reads, and may run beside hosts.</summary>
public static class ScoreCommand
{
    private const int Failed = 1;

    /// <summary>The command.</summary>
    /// <param name="input">Keys of the configuration.</param>
    /// <param name="time">As of when.</param>
    public static Command Of(CommandInput input, TimeProvider time)
    {
        var command = new Command("score", "Print the score's model card: what it is for, how often it was wrong, what nobody knows.");
        command.SetAction(
            (parsed, cancel) =>
                Run(HostConfiguration.Read(input.Configuration(parsed)), time.Now(), parsed.InvocationConfiguration.Output, cancel)
        );
        return command;
    }

    private static async Task<int> Run(IConfiguration configuration, Instant now, TextWriter output, CancellationToken cancel)
    {
        var connection = configuration.GetConnectionString("HandoffBot") ?? StoreModule.EmbeddedDefault;
        if (StoreModule.OpenToRead(connection) is not { } database)
        {
            output.WriteLine(DatabaseCheck.NotThere(configuration));
            return Failed;
        }

        try
        {
            var inForce = (await database.Read(StoredAgreement.All, cancel)).Where(one => one.RetiredAt is null).ToList();
            foreach (var stored in inForce)
            {
                await Write(database, stored, now, output, cancel);
            }

            if (inForce.Count == 0)
            {
                output.WriteLine("No agreement is in force yet by the database. Start the host once, or name the database it uses.");
                return Failed;
            }

            return 0;
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

    private static async Task Write(IDatabase database, StoredAgreement stored, Instant now, TextWriter output, CancellationToken cancel)
    {
        output.WriteLine($"# {stored.Id}, {DisplayText.Utc(now)}");
        if (AgreementYaml.Read(stored.Text).Agreement is not { } agreed)
        {
            output.WriteLine();
            output.WriteLine($"Version {stored.Version} was written for another release. Run that release to see its card.");
            return;
        }

        var card = await database.Read((db, token) => ModelCardCompiler.Compile(db, agreed, now, token), cancel);
        foreach (var section in ModelCardText.Of(card, agreed, DisplayText.Code(agreed.Owners.Model, 100)))
        {
            output.WriteLine();
            output.WriteLine($"## {MarkdownText.Of(section.Title)}");
            output.WriteLine();
            foreach (var line in section.Lines)
            {
                output.WriteLine($"- {MarkdownText.Of(line)}");
            }
        }

        output.WriteLine();
    }
}
