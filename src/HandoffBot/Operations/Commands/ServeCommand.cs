using System.CommandLine;
using System.Data.Common;
using System.Net.Sockets;
using HandoffBot.Agreements;
using HandoffBot.Hosting;
using HandoffBot.Hosting.Settings;
using Microsoft.AspNetCore.Connections;

namespace HandoffBot.Operations.Commands;

/// <summary>Runs the host until it is asked to stop.</summary>
public static class ServeCommand
{
    /// <summary>Exit code when the host cannot start.</summary>
    private const int Refused = 1;

    /// <summary>The command.</summary>
    /// <param name="input">Keys of the configuration.</param>
    /// <param name="build">Puts the host together.</param>
    public static Command Of(CommandInput input, Func<WebApplicationBuilder, WebApplication> build)
    {
        var command = new Command("serve", "Run the host until it is told to stop.");
        command.SetAction((parsed, _) => Run(build, input.Configuration(parsed), parsed.InvocationConfiguration.Output));
        return command;
    }

    private static async Task<int> Run(Func<WebApplicationBuilder, WebApplication> build, string[] args, TextWriter output)
    {
        var builder = HostConfiguration.Builder(args);
        var configuration = builder.Configuration;
        // A long agreement takes as long to read as the host takes to be put together.
        var reading = Task.Run(() => AgreementSource.Read(HostConfiguration.AgreementPath(configuration)));
        if (SettingsFaults.Of(configuration).Count > 0)
        {
            return Refuse(output, [.. StartupReport.Of(configuration, await reading).Reasons]);
        }

        var started = false;
        // The reason is printed below in plain words; the framework would print a stack trace.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => started && level >= LogLevel.Information);
        builder.Services.AddSingleton(_ => reading.Result);
        await using var app = build(builder);
        if (StartupReport.Of(configuration, await reading).Reasons is { Count: > 0 } reasons)
        {
            return Refuse(output, reasons);
        }

        using var hangup = app.Services.GetRequiredService<AgreementReload>().OnHangup();
        try
        {
            await app.StartAsync();
        }
        catch (StartRefusedException refused)
        {
            return Refuse(output, refused.Reasons);
        }
        catch (Exception fault)
        {
            return Refuse(output, [InWords(fault, configuration)]);
        }

        started = true;
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static string InWords(Exception fault, IConfiguration configuration) =>
        fault switch
        {
            DbException => DatabaseCheck.CannotOpen(configuration, fault.Message),
            IOException { InnerException: AddressInUseException } =>
                $"{fault.Message} Set Urls to another address, or stop what listens there.",
            SocketException => $"Urls names an address that this account or machine cannot listen on: {fault.Message}.",
            _ => fault.Message,
        };

    private static int Refuse(TextWriter output, IReadOnlyList<string> reasons)
    {
        output.WriteLine(reasons.Count == 1 ? "HandoffBot cannot start:" : $"HandoffBot cannot start, for {reasons.Count} reasons:");
        output.WriteLine();
        foreach (var reason in reasons)
        {
            output.WriteLine($"  {reason}");
        }

        output.WriteLine();
        output.WriteLine($"To try it without Slack and without configuration:  {ProgramInvocation.Typed("demo")}");
        output.WriteLine($"To check configuration, agreement and Slack:        {ProgramInvocation.Typed("check")}");
        return Refused;
    }
}
