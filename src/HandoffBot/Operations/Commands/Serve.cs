namespace HandoffBot.Operations.Commands;

/// <summary>Runs the host until it is told to stop.</summary>
public static class Serve
{
    public static Command Command { get; } = new("serve", "[--agreement F]", "Run the host.", Run);

    private static async Task<int> Run(string[] args, TextWriter output)
    {
        await using var app = HandoffHost.Build(args);
        await app.RunAsync();
        return 0;
    }
}
