namespace HandoffBot.Agreements;

/// <summary>What people read of a file that still says what was in force before a rollback or a proposal.</summary>
internal static class BehindText
{
    /// <summary>One line, with the way on.</summary>
    /// <param name="file">The file.</param>
    /// <param name="version">The version that it holds.</param>
    /// <param name="behind">The version in force, and the one whose words it repeats where it was rolled back to.</param>
    public static string Of(string file, int version, (int InForce, int? Says) behind)
    {
        var way = $"To change it from there, take the text of `agreement export` and write version: {behind.InForce + 1}.";
        return behind.Says switch
        {
            null => $"{file} still holds version {version}: version {behind.InForce} is in force, by a proposal that the four teams agreed "
                + $"to. {way}",
            { } says when says == version =>
                $"{file} holds version {version}: version {behind.InForce} is in force and says the same, for what came between was rolled "
                    + $"back. {way}",
            { } says => $"{file} still holds version {version}, which was rolled back: version {behind.InForce} is in force and says what "
                + $"version {says} said. {way}",
        };
    }
}
