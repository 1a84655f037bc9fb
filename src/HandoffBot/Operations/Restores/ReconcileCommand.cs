using System.CommandLine;
using System.Data.Common;
using HandoffBot.Agreements;
using HandoffBot.Hosting;
using HandoffBot.Operations.Commands;

namespace HandoffBot.Operations.Restores;

/// <summary>
/// Brings Slack and the database together after a restore that no host could recognise by itself, and waits until it is done. May
/// run beside hosts, which share the work.
/// </summary>
public static class ReconcileCommand
{
    private const int Refused = 1;
    private const int Partly = 3;

    /// <summary>The command.</summary>
    /// <param name="input">Keys of the configuration.</param>
    /// <param name="build">Puts the host together.</param>
    public static Command Of(CommandInput input, Func<WebApplicationBuilder, WebApplication> build)
    {
        var command = new Command("reconcile", "Bring Slack and the database together after a restore.");
        command.SetAction((parsed, cancel) => Run(build, input.Configuration(parsed), parsed.InvocationConfiguration.Output, cancel));
        return command;
    }

    private static async Task<int> Run(
        Func<WebApplicationBuilder, WebApplication> build,
        string[] args,
        TextWriter output,
        CancellationToken cancel
    )
    {
        var builder = HostConfiguration.Builder(args);
        var source = AgreementSource.Read(HostConfiguration.AgreementPath(builder.Configuration));
        if (StartupReport.Of(builder.Configuration, source).Reasons is { Count: > 0 } reasons)
        {
            return Refuse(output, reasons);
        }

        // What is found stands in the summary.
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddSingleton(_ => source);
        await using var app = build(builder);
        try
        {
            await using var run = new ReconcileRun(app.Services);
            var result = await run.Run(cancel);
            Write(output, result);
            return result.Left == 0 && result.Channels.All(channel => channel.Failure is null) ? 0 : Partly;
        }
        catch (StartRefusedException refused)
        {
            return Refuse(output, refused.Reasons);
        }
        catch (DbException fault)
        {
            return Refuse(output, [DatabaseCheck.CannotOpen(builder.Configuration, fault.Message)]);
        }
    }

    private static void Write(TextWriter output, ReconcileResult result)
    {
        var (scope, channels) = (result.Scope, result.Channels);
        var since = scope.LastKnown is { } last ? $"after {last}" : "so far";
        output.WriteLine($"The database knows nothing of what happened {since}.");
        output.WriteLine(
            $"{channels.Count} channels were read here: {channels.Sum(one => one.Adopted)} messages found again, "
                + $"{channels.Sum(one => one.Closed)} marked as no longer followed."
        );
        output.WriteLine($"{scope.Cards} cards are drawn again, {scope.Posts} waiting posts were looked up before they are sent.");
        foreach (var (channel, _, _, failure) in channels.Where(one => one.Failure is not null))
        {
            output.WriteLine($"Left as it was: {channel}: {failure}. Give the bot the scope or invite it, then run this again.");
        }

        output.WriteLine(
            result.Left == 0
                ? "Done. Next step: have the senders send their events since then again; those it knows already are not taken twice."
                : $"{result.Left} are still to be done, for {result.Why}. A host that runs goes on with them; or run this again."
        );
    }

    private static int Refuse(TextWriter output, IReadOnlyList<string> reasons)
    {
        output.WriteLine("Slack and the database cannot be brought together:");
        foreach (var reason in reasons)
        {
            output.WriteLine($"  {reason}");
        }

        return Refused;
    }
}
