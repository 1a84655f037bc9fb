namespace HandoffBot.Hosting.Settings;

/// <summary>Reads keys that hold addresses to listen on, separated by semicolons.</summary>
internal static class ListenAddresses
{
    /// <summary>The addresses of a key; empty when it is not set.</summary>
    public static IEnumerable<string> Split(string? urls) =>
        (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The port of a valid address.</summary>
    public static int Port(string url) => BindingAddress.Parse(url).Port;

    /// <summary>The ports of the valid addresses of a key; empty when there are none.</summary>
    public static IReadOnlySet<int> Ports(string? urls) => Split(urls).Where(IsValid).Select(Port).ToHashSet();

    /// <summary>Whether a web server can be told to listen there.</summary>
    public static bool IsValid(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.Scheme is "http" or "https" && address.Port is >= 0 and <= 65_535 && address.Host.Length > 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
