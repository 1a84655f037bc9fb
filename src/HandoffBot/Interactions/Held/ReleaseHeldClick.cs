using HandoffBot.Handoffs;
using HandoffBot.Interactions.Subcommands;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Context;
using HandoffBot.Store.Tables;

namespace HandoffBot.Interactions.Held;

/// <summary>Hands a held lead off as it stands.</summary>
internal sealed class ReleaseHeldClick(IDatabase database, HeldLeadPermissions rights, HeldLeadHandler handler)
    : HeldLeadClick(database, rights)
{
    public override string Id => MessageActions.ReleaseHeld.Id;

    protected override Task<HeldLeadResult> Do(HandoffDb db, string account, string eventId, string by, CancellationToken cancel) =>
        handler.Release(db, account, eventId, by, cancel);

    protected override Markup Done(DecisionRow decision) =>
        decision.AlertId is null
            ? (Markup)$"It cannot be handed off any more, and waits no longer. {TraceLines.Head(decision)}"
            : TraceLines.Head(decision);
}

/// <summary>Gives a held lead up.</summary>
internal sealed class DropHeldClick(IDatabase database, HeldLeadPermissions rights, HeldLeadHandler handler)
    : HeldLeadClick(database, rights)
{
    public override string Id => MessageActions.DropHeld.Id;

    protected override Task<HeldLeadResult> Do(HandoffDb db, string account, string eventId, string by, CancellationToken cancel) =>
        handler.Drop(db, account, eventId, by, cancel);

    protected override Markup Done(DecisionRow decision) => TraceLines.Head(decision);
}
