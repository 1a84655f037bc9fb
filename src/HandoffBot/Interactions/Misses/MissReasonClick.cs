using HandoffBot.Core.Review.Misses;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;

namespace HandoffBot.Interactions.Misses;

/// <summary>The reason picked after the report. Picking one reports it again, for a person who had taken it back.</summary>
internal sealed class MissReasonClick(MissReportHandler misses) : IAlertView
{
    public string Id => MessageActions.MissReason.Id;

    public Task<RequestAnswer> Answer(AlertClick click, CancellationToken cancel) =>
        Task.FromResult(
            Enum.TryParse<MissReason>(click.Value, out var reason) && Enum.IsDefined(reason)
                ? misses.ChangeOwn(click, (last, now) => MissRules.Explain(last, reason, click.UserId, now))
                : new Reply.Ephemeral($"That choice came without a reason, so nothing was changed. Please try again.")
        );
}
