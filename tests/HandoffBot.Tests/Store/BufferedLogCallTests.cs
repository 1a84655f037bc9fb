namespace HandoffBot.Tests.Store;

/// <summary>In which order the log is handed to the operating system.</summary>
public sealed class BufferedLogCallTests : IDisposable
{
    private readonly RecordingFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void What_follows_without_a_gap_is_written_at_once_and_before_it_is_synced()
    {
        Frames(3);
        Assert.Equal("", RecordingFile.Calls);
        _file.Sync();
        Assert.Equal("write 32+12360, sync", RecordingFile.Calls);
        _file.Sync();
        Assert.Equal("sync", RecordingFile.Calls);
    }

    [Fact]
    public void What_lies_elsewhere_is_written_for_itself()
    {
        Frames(2);
        _file.Write(100, 0);
        Assert.Equal("write 32+8240", RecordingFile.Calls);
        _file.Sync();
        Assert.Equal("write 0+100, sync", RecordingFile.Calls);
    }

    [Fact]
    public void No_call_is_longer_than_the_file_system_of_SQLite_takes()
    {
        _file.Write(300_000, 32);
        _file.Sync();
        Assert.Equal("write 32+126976, write 127008+126976, write 253984+46048, sync", RecordingFile.Calls);
    }

    [Fact]
    public void No_more_is_kept_than_there_is_room_for()
    {
        _file.Write(500_000, 0);
        _file.Write(60_000, 500_000);
        Assert.StartsWith("write 0+126976, ", RecordingFile.Calls, StringComparison.Ordinal);
        _file.Write(600_000, 560_000);
        Assert.Equal("write 500000+60000, write 560000+600000", RecordingFile.Calls);
    }

    [Fact]
    public void It_is_written_before_it_is_read_measured_or_cut()
    {
        Frames(1);
        _file.Read();
        Frames(1);
        _file.Measure();
        Frames(1);
        _file.Truncate();
        const string write = "write 32+4120";
        Assert.Equal($"{write}, read, {write}, size, {write}, truncate", RecordingFile.Calls);
    }

    [Theory]
    [InlineData(1 | 8, "write 32+4120, lock 9")]
    [InlineData(2 | 8, "lock 10")]
    [InlineData(1 | 4, "lock 5")]
    public void It_is_written_before_another_process_may_write(int flags, string expected)
    {
        Frames(1);
        _file.Lock(flags);
        Assert.Equal(expected, RecordingFile.Calls);
    }

    [Fact]
    public void A_commit_that_does_not_fit_on_the_disk_is_told_so_is_not_synced_and_not_written_later()
    {
        RecordingFile.Fill();
        Frames(2);
        Assert.Equal(13, _file.Sync());
        Assert.Equal("write 32+8240", RecordingFile.Calls);
        _file.Sync();
        Assert.Equal("sync", RecordingFile.Calls);
    }

    // As SQLite writes pages: what is of each first, and then the page.
    private void Frames(int count)
    {
        for (var frame = 0; frame < count; frame++)
        {
            var start = 32 + frame * 4120L;
            Assert.Equal(0, _file.Write(24, start));
            Assert.Equal(0, _file.Write(4096, start + 24));
        }
    }
}
