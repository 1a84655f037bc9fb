using System.Data.Common;
using HandoffBot.Agreements;

namespace HandoffBot.Operations.Commands;

/// <summary>Runs the host until it is told to stop.</summary>
public static class Serve
{
    /// <summary>Exit code when the host cannot start.</summary>
    private const int Refused = 1;

    public static Command Command { get; } = new("serve", "[--agreement F]", "Run the host until it is told to stop.", Run);

    private static async Task<int> Run(string[] args, TextWriter output)
    {
        var configuration = HostConfiguration.Read(args);
        var report = Report.Of(configuration, AgreementYaml.ReadFile(HostConfiguration.AgreementPath(configuration)));
        if (report.Absent.Count + report.Faults.Count > 0)
            return Refuse(output, [.. report.Absent, .. report.Faults]);

        var started = false;
        // Why the host could not start is told below in plain words; the framework would tell it as a stack trace.
        await using var app = HandoffHost.Build(args, b => b.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => started && level >= LogLevel.Information));
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
            return Refuse(output, [InWords(fault)]);
        }

        started = true;
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static string InWords(Exception fault) => fault switch
    {
        DbException => DatabaseCheck.CannotOpen(fault.Message),
        IOException => $"{fault.Message} Set Urls to another address, or stop what listens there.",
        _ => fault.Message,
    };

    private static int Refuse(TextWriter output, IReadOnlyList<string> reasons)
    {
        output.WriteLine(reasons.Count == 1 ? "HandoffBot cannot start:" : $"HandoffBot cannot start, for {reasons.Count} reasons:");
        output.WriteLine();
        foreach (var reason in reasons)
            output.WriteLine($"  {reason}");
        output.WriteLine();
        output.WriteLine("To try it without Slack and without configuration:  dotnet run --project src/HandoffBot -- demo");
        output.WriteLine("To check configuration, agreement and Slack:        dotnet run --project src/HandoffBot -- check");
        return Refused;
    }
}
