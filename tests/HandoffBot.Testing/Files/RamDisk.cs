namespace HandoffBot.Testing.Files;

/// <summary>
/// Where databases of tests are kept: in memory where the machine has plenty, for a disk that writes for all tests at once lets a
/// commit wait for a minute. No test cuts the power; what the disk is told is held by the tests of the pragmas.
/// </summary>
internal static class RamDisk
{
    private const string SharedMemory = "/dev/shm";

    /// <summary>Of files that take at most so much together; the folder for temporary files where memory is short.</summary>
    /// <param name="gibibytes">How much has to be free, 1 or more.</param>
    public static string WithRoomFor(long gibibytes) =>
        Directory.Exists(SharedMemory) && new DriveInfo(SharedMemory).AvailableFreeSpace >> 30 >= gibibytes
            ? SharedMemory
            : Path.GetTempPath();
}
