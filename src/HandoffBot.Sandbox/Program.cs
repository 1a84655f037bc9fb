using System.Globalization;
using HandoffBot.Sandbox;

// dotnet run --project src/HandoffBot.Sandbox [--port 5090] [--bot http://127.0.0.1:5080]
string? Given(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

if (
    !int.TryParse(Given("--port") ?? "5090", NumberStyles.None, CultureInfo.InvariantCulture, out var port)
    || port > ushort.MaxValue
    || !Uri.TryCreate(Given("--bot") ?? "http://127.0.0.1:5080", UriKind.Absolute, out var bot)
)
{
    Console.Error.WriteLine("Usage: [--port 5090] [--bot http://127.0.0.1:5080]");
    return 2;
}

await using var sandbox = await SandboxServer.Start(
    new SandboxOptions
    {
        Port = port,
        BotUrl = bot,
        BotSharesClock = false,
    }
);
Console.WriteLine($"Slack sandbox at {sandbox.Url}");
Console.WriteLine(
    $"Slack:ApiBaseUrl={sandbox.ApiUrl} Slack:BotToken=xoxb-sandbox Slack:SigningSecret=sandbox-signing-secret Slack:AppToken=xapp-sandbox"
);
await sandbox.Run();
return 0;
