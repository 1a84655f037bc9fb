using HandoffBot.Agreements;
using HandoffBot.Hosting;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.People;
using HandoffBot.Publishing.Text;
using HandoffBot.Review.History;
using HandoffBot.Store.Context;
using HandoffBot.Store.Inbox;
using NodaTime;

namespace HandoffBot.Interactions.Reload;

/// <summary><c>/handoff agreement plan</c>: which decisions of the last weeks the changed files would have made differently.</summary>
internal sealed class AgreementPlanReply(
    AgreementRegistry agreements,
    AgreementReloadReply reload,
    IDatabase database,
    UserDirectory directory,
    TimeProvider time
) : IDisposable
{
    internal const int Weeks = 8;

    // As much as a host decides beside its work within Slack's half an hour for an answer, and by far.
    internal const long MostEvents = 200_000;

    // It keeps two cores busy.
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    public async Task<RequestAnswer> Answer(SubcommandRequest request, CancellationToken cancel)
    {
        var (plan, instead) = await reload.Find(request.UserId, cancel);
        if (instead is not null)
        {
            return instead;
        }

        if (!await _oneAtATime.WaitAsync(TimeSpan.Zero, cancel))
        {
            return new Reply.Ephemeral($"Another plan is being made at the moment. Please ask again in a minute.");
        }

        try
        {
            return await Decide(plan!, cancel);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task<Reply> Decide(ImportPlan plan, CancellationToken cancel)
    {
        var now = time.Now();
        var during = new Interval(now - Duration.FromDays(7 * Weeks), now);
        var events = await database.Read((db, stop) => StoredEvents.Count(db, during, stop), cancel);
        if (events > MostEvents)
        {
            return AgreementReloadReply.Offer(
                plan,
                [
                    $"The last {Weeks} weeks hold {DisplayText.Number(events)} events, too many to decide beside the work. Whoever runs "
                        + $"HandoffBot can do that, also beside a running host: `handoffbot plan FILE`.",
                ]
            );
        }

        var inForce = agreements.InForce;
        var answers = await AccountAnswers.Stored(database, cancel);
        var run = new PlanRun(database, inForce, plan.WouldBeInForce(inForce), answers, during);
        var result = await run.Run((_, _) => { }, cancel);
        return AgreementReloadReply.Offer(
            plan,
            result.Compared.Events == 0
                ? [$"No stored event of the last {Weeks} weeks can be decided, so nothing can be said of what would change."]
                : await new PlanText(result, directory).Lines(ReloadText.Name(plan), Weeks, cancel)
        );
    }
}
