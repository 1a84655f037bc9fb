namespace HandoffBot.Agreements;

/// <summary>What people read of a file that still says what was rolled back.</summary>
internal static class RolledBackText
{
    /// <summary>One line, with the way on.</summary>
    public static string Of(string file, int version, (int InForce, int Says) back) =>
        $"{file} still holds version {version}, which was rolled back: version {back.InForce} is in force and says what version "
        + $"{back.Says} said. To change it from there, take the text of `agreement export` and write version: {back.InForce + 1}.";
}
