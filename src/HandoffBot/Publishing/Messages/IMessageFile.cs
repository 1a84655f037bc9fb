using HandoffBot.Store.Tables;
using NodaTime;

namespace HandoffBot.Publishing.Messages;

/// <summary>Draws one kind of message that is a file. It is sent once and never edited.</summary>
public interface IMessageFile
{
    /// <summary><see cref="MessageRow.Kind"/> of what it draws.</summary>
    string Kind { get; }

    /// <summary>The file's name, by which it is found again: the same on every try, and no other's in its thread.</summary>
    string NameOf(MessageRow row);

    /// <summary>The file; null when there is nothing to draw it from any more.</summary>
    Task<OutgoingFile?> Draw(MessageRow row, Instant now, CancellationToken cancel);
}

/// <summary>A file as it is sent.</summary>
/// <param name="Title">Shown above it.</param>
/// <param name="Content">Its bytes; never empty.</param>
public sealed record OutgoingFile(string Title, byte[] Content);
