using HandoffBot.Store.Tables;

namespace HandoffBot.Agreements;

/// <summary>What people read of a file that still says what was in force before a version that came from no file.</summary>
internal static class OutdatedFileText
{
    /// <summary>One line, with the way on.</summary>
    /// <param name="file">The file.</param>
    /// <param name="version">The version that it holds.</param>
    /// <param name="behind">The version in force, and how it came to be.</param>
    public static string Of(string file, int version, (int InForce, OutOfBandVersion How) behind)
    {
        var way = $"To change it from there, take the text of `agreement export` and write version: {behind.InForce + 1}.";
        var holds = $"{file} still holds version {version}";
        return behind.How switch
        {
            { Origin: VersionOrigin.TakenBack } =>
                $"{holds}: version {behind.InForce} is in force, in which authority was taken back by itself for a broken bound. {way}",
            { Says: null } => $"{holds}: version {behind.InForce} is in force, by a proposal that the four teams agreed to. {way}",
            { Says: { } says } when says == version =>
                $"{file} holds version {version}: version {behind.InForce} is in force and says the same, for what came between was rolled "
                    + $"back. {way}",
            { Says: { } says } =>
                $"{holds}, which was rolled back: version {behind.InForce} is in force and says what version {says} said. {way}",
        };
    }
}
