using HandoffBot.Core.Review.Misses;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;

namespace HandoffBot.Interactions.Misses;

/// <summary>Reports a lead as missed.</summary>
internal sealed class ReportMissClick(MissReportHandler misses) : IAlertView
{
    public string Id => MessageActions.ReportMiss.Id;

    public Task<RequestAnswer> Answer(AlertClick click, CancellationToken cancel) =>
        Task.FromResult(misses.Change(click, (last, now) => MissRules.Report(last, click.UserId, now)));
}
