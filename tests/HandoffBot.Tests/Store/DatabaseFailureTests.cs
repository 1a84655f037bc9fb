using HandoffBot.Store.Context;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HandoffBot.Tests.Store;

/// <summary>What a failed write says of the next one.</summary>
public sealed class DatabaseFailureTests
{
    [Fact]
    public void Where_another_process_holds_the_database_no_other_write_gets_through_either()
    {
        var busy = new SqliteException("database is locked", 5);
        Assert.True(DatabaseFailure.IsHeld(busy));
        Assert.True(DatabaseFailure.IsHeld(new DbUpdateException("It was not saved", busy)));
    }

    [Fact]
    public void Anything_else_may_be_of_that_write_alone()
    {
        Assert.False(DatabaseFailure.IsHeld(new SqliteException("constraint failed", 19)));
        Assert.False(DatabaseFailure.IsHeld(new SqliteException("database or disk is full", 13)));
        Assert.False(DatabaseFailure.IsHeld(new OperationCanceledException()));
        Assert.False(DatabaseFailure.IsHeld(new InvalidOperationException()));
    }
}
