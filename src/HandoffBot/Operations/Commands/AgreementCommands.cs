using System.CommandLine;
using System.Data.Common;
using HandoffBot.Agreements;
using HandoffBot.Hosting;
using HandoffBot.Store;

namespace HandoffBot.Operations.Commands;

/// <summary>The agreement in force, by the database: printed as YAML, or put back to what it said before. May run beside hosts, which
/// follow within seconds.</summary>
public static class AgreementCommands
{
    private const int Failed = 1;

    /// <summary><c>agreement export</c>.</summary>
    public static Command Agreement(CommandInput input)
    {
        var named = Named();
        var export = new Command("export", "Print the agreement in force as YAML, as it was written.") { named };
        export.SetAction(
            (parsed, cancel) =>
                Export(input.Configuration(parsed), parsed.GetValue(named), parsed.InvocationConfiguration.Output, cancel)
        );
        return new Command("agreement", "What is in force, by the database.") { export };
    }

    /// <summary><c>rollback</c>.</summary>
    public static Command Rollback(CommandInput input)
    {
        var named = Named();
        var command = new Command("rollback", "Put the agreement back to what it said before.") { named };
        command.SetAction(
            (parsed, cancel) => Back(input.Configuration(parsed), parsed.GetValue(named), parsed.InvocationConfiguration.Output, cancel)
        );
        return command;
    }

    private static Argument<string?> Named() =>
        new("AGREEMENT") { Arity = ArgumentArity.ZeroOrOne, Description = "Its id; not needed where one is in force." };

    private static async Task<int> Export(string[] args, string? named, TextWriter output, CancellationToken cancel)
    {
        if (await Meant(args, named, output, cancel) is not { } agreement)
        {
            return Failed;
        }

        await output.WriteAsync(agreement.Text);
        return 0;
    }

    private static async Task<int> Back(string[] args, string? named, TextWriter output, CancellationToken cancel)
    {
        if (await Meant(args, named, output, cancel) is not { } stored)
        {
            return Failed;
        }

        if (AgreementYaml.Read(stored.Text).Agreement is not { } agreement)
        {
            output.WriteLine($"Version {stored.Version}, in force, was written for another release. Run that release to roll it back.");
            return Failed;
        }

        var database = StoreModule.Open(Connection(args));
        try
        {
            var result = await database.Write(
                (db, stop) => AgreementRollback.Store(db, agreement, null, TimeProvider.System.Now(), stop),
                cancel
            );
            if (result.Refusal is { } refusal)
            {
                output.WriteLine($"Nothing was changed. {refusal}");
                return Failed;
            }

            output.WriteLine($"Rolled back: version {result.Version} is in force and says what version {result.Says} said.");
            foreach (var change in result.Changes)
            {
                output.WriteLine($"  {change}");
            }

            output.WriteLine("Hosts that run follow within seconds. The file that was rolled back is not taken again as it is.");
            return 0;
        }
        catch (DbException fault)
        {
            output.WriteLine(DatabaseCheck.CannotOpen(HostConfiguration.Read(args), fault.Message));
            return Failed;
        }
        finally
        {
            if (database is IAsyncDisposable later)
            {
                await later.DisposeAsync();
            }

            (database as IDisposable)?.Dispose();
        }
    }

    private static async Task<InspectedAgreement?> Meant(string[] args, string? named, TextWriter output, CancellationToken cancel)
    {
        var found = await DatabaseInspection.Run(Connection(args), cancel);
        if (found.ConnectionError is { } trouble)
        {
            output.WriteLine(DatabaseCheck.CannotOpen(HostConfiguration.Read(args), trouble));
            return null;
        }

        var inForce = found.Agreements.Where(one => one.RetiredAt is null).ToList();
        var meant = named is null ? inForce : [.. inForce.Where(one => string.Equals(one.Id, named, StringComparison.OrdinalIgnoreCase))];
        if (meant is [var only])
        {
            return only;
        }

        output.WriteLine(
            inForce.Count == 0 ? "No agreement is in force yet by the database. Start the host once, or name the database it uses."
            : named is null ? $"Several agreements are in force. Name one: {string.Join(", ", inForce.Select(one => one.Id))}."
            : $"No agreement \"{named}\" is in force. In force: {string.Join(", ", inForce.Select(one => one.Id))}."
        );
        return null;
    }

    private static string Connection(string[] args) =>
        HostConfiguration.Read(args).GetConnectionString("HandoffBot") ?? StoreModule.EmbeddedDefault;
}
