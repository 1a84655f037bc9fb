using HandoffBot.Store.Tables;
using HandoffBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace HandoffBot.Tests.Store;

public sealed class RowsTests
{
    private static readonly Instant Nine = Instant.FromUtc(2026, 11, 20, 9, 0);

    public static TheoryData<string> Both => TestDatabase.Both;

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Instants_are_compared_ordered_and_aggregated_by_the_database(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await test.Database.Write(
            (db, _) =>
            {
                db.Messages.AddRange(Enumerable.Range(0, 5).Select(hour => Message($"m{hour}", Nine + Duration.FromHours(hour))));
                return Task.FromResult(true);
            },
            default
        );
        var noon = Nine + Duration.FromHours(3);
        var (before, due, latest) = await test.Database.Read(
            async (db, cancel) =>
                (
                    await db
                        .Messages.Where(m => m.NextAttemptAt < noon)
                        .OrderByDescending(m => m.NextAttemptAt)
                        .Select(m => m.Id)
                        .ToListAsync(cancel),
                    await db.Messages.CountAsync(m => m.ExpiresAt <= noon, cancel),
                    await db.Messages.MaxAsync(m => m.NextAttemptAt, cancel)
                ),
            default
        );
        Assert.Equal(["m2", "m1", "m0"], before);
        Assert.Equal(4, due);
        Assert.Equal(Nine + Duration.FromHours(4), latest);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task What_was_committed_is_there_after_reopening(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        var message = Message("m", Nine);
        await test.Database.Write(async (db, cancel) => await db.Messages.AddAsync(message, cancel), default);
        await test.Reopen();
        var read = await test.Database.Read((db, cancel) => db.Messages.SingleAsync(cancel), default);
        Assert.Equivalent(message, read);
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task A_write_that_throws_leaves_nothing_behind_and_the_next_one_works(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await Assert.ThrowsAsync<InvalidDataException>(() =>
            test.Database.Write<bool>(
                async (db, cancel) =>
                {
                    db.Messages.Add(Message("lost", Nine));
                    await db.SaveChangesAsync(cancel);
                    throw new InvalidDataException();
                },
                default
            )
        );
        await test.Database.Write(async (db, cancel) => await db.Messages.AddAsync(Message("kept", Nine), cancel), default);
        Assert.Equal(["kept"], await test.Database.Read((db, cancel) => db.Messages.Select(m => m.Id).ToListAsync(cancel), default));
    }

    [SkippableTheory, MemberData(nameof(Both))]
    public async Task Writers_that_find_the_same_row_missing_at_once_make_it_once(string kind)
    {
        await using var test = await TestDatabase.New(kind);
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Run(() =>
                        test.Database.Write(
                            async (db, cancel) =>
                            {
                                var row = await db.Rotations.SingleOrDefaultAsync(r => r.Route == "EMEA", cancel);
                                if (row is null)
                                {
                                    db.Rotations.Add(
                                        row = new RotationRow
                                        {
                                            Agreement = "a/b",
                                            Route = "EMEA",
                                            Assigned = 0,
                                        }
                                    );
                                }

                                return await db.Rotations.CountAsync(cancel);
                            },
                            default
                        )
                    )
                )
        );
        Assert.Equal(1, await test.Database.Read((db, cancel) => db.Rotations.CountAsync(cancel), default));
    }

    private static MessageRow Message(string id, Instant at) =>
        new()
        {
            Id = id,
            Kind = "notice",
            Subject = id,
            Channel = "C0ALERTS",
            ClientMessageId = Guid.Parse("00000000-0000-0000-0000-000000000001"),
            State = MessageState.Ready,
            NextAttemptAt = at,
            ExpiresAt = at,
            CreatedAt = at,
        };
}
