using HandoffBot.Slack.Blocks;

namespace HandoffBot.Interactions.Requests;

/// <summary>What a window shows once it is read, where that may take longer than Slack waits for a window. It is made after the request is
/// done, and in no slot that another click waits for.</summary>
/// <param name="Subject">What is read; the same for each window that shows the same.</param>
/// <param name="Read">Makes it.</param>
/// <param name="Instead">What stands there when it is not read.</param>
internal sealed record WindowFill(string Subject, Func<CancellationToken, Task<Modal>> Read, Func<WindowFillFailure, Modal> Instead);

/// <summary>Why a window does not show what was picked.</summary>
internal enum WindowFillFailure
{
    /// <summary>It could not be read.</summary>
    Failed,

    /// <summary>The same person picked the same again while it waited.</summary>
    PickedAgain,

    /// <summary>As many windows of this person as may be are still being filled.</summary>
    TooManyOfPerson,

    /// <summary>As many windows as may be are still being filled.</summary>
    TooMany,

    /// <summary>The host was stopped.</summary>
    Stopped,
}
