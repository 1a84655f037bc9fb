using FsCheck;
using FsCheck.Fluent;
using HandoffBot.Core.Handoffs.Alerts;
using HandoffBot.Interactions;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Slack.Blocks;
using HandoffBot.Testing.Hosts;
using HandoffBot.Testing.SlackLimits;
using HandoffBot.Tests.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace HandoffBot.Tests.Interactions;

public sealed class ActionCatalogueTests
{
    // Messages that are already in Slack carry these. One may be added; none may change.
    private static readonly string[] Released =
    [
        "agreement_apply",
        "alert_bad_reason",
        "alert_bad_score",
        "alert_claim",
        "alert_contacted",
        "alert_crm_updated",
        "alert_details",
        "alert_end_snooze",
        "alert_not_mine",
        "alert_note",
        "alert_reassign",
        "alert_release",
        "alert_report_contact",
        "alert_review",
        "alert_reviewed",
        "alert_route",
        "alert_snooze",
        "alert_take_over",
        "alert_undo_contacted",
        "alert_undo_flag",
        "alert_wait",
        "data_issue_fixed",
        "data_issue_known",
        "data_issue_not_a_fault",
        "held_drop",
        "held_release",
        "proposal_approve",
        "proposal_reject",
        "proposal_take_back",
        "review_confirm",
        "review_data_fault",
        "review_fault_field",
        "review_note",
        "review_reject",
        "review_skip",
        "review_undo",
        "miss_report",
        "miss_reason",
        "miss_undo",
        "session_next",
        "session_record",
        "session_verdict",
    ];

    [Fact]
    public void Released_ids_stay_and_every_id_is_used_once()
    {
        var ids = ActionCatalogue.All.Select(action => action.Id).ToList();
        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
        Assert.Superset(Released.ToHashSet(StringComparer.Ordinal), ids.ToHashSet(StringComparer.Ordinal));
        Assert.Equal("flag_note", ModalCatalogue.FlagNote.CallbackId);
    }

    [Fact]
    public async Task Every_action_and_every_form_has_exactly_one_handler_and_no_handler_is_without_one()
    {
        await using var app = await TestApp.Start();
        var services = app.Bot.Services;
        var handled = services
            .GetServices<IAlertChange>()
            .Select(change => change.Id)
            .Concat(services.GetServices<IAlertView>().Select(view => view.Id));
        var offered = ActionCatalogue
            .All.Select(action => action.Id)
            .Concat(ModalCatalogue.All.Where(modal => modal.Fields.Count > 0).Select(modal => modal.CallbackId));

        Assert.Equal(offered.Order(StringComparer.Ordinal), handled.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_subcommand_is_registered_once()
    {
        var types = typeof(ISubcommand)
            .Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(ISubcommand)));
        var registered = new ServiceCollection().AddSubcommands().Select(service => service.ImplementationType);
        Assert.Equal(
            types.Select(type => type.Name).Order(StringComparer.Ordinal),
            registered.Select(type => type!.Name).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData(AlertState.Open, "alert_claim alert_contacted alert_snooze alert_not_mine alert_bad_score alert_details alert_reassign")]
    [InlineData(
        AlertState.Claimed,
        "alert_contacted alert_snooze alert_not_mine alert_bad_score alert_details alert_release alert_take_over alert_reassign"
    )]
    [InlineData(AlertState.Contacted, "alert_undo_contacted alert_report_contact alert_bad_score alert_details")]
    [InlineData(AlertState.Expired, "alert_bad_score alert_details")]
    [InlineData(AlertState.Withdrawn, "alert_bad_score alert_details")]
    public void The_card_offers_what_makes_sense_in_that_state(AlertState state, string ids)
    {
        var alert = SampleViewModel.Sample(a =>
            a with
            {
                State = state,
                Contacted = new ActorStamp("U0REP1", SampleViewModel.Now),
                NextDueAt = SampleViewModel.Now,
            }
        ).Alert;
        Assert.Equal(ids.Split(' '), Offered(ActionSurface.Card, alert, person: null));
    }

    [Fact]
    public void A_note_and_an_undo_are_offered_to_whoever_flagged_and_to_nobody_else()
    {
        var alert = SampleViewModel.Sample(a => a with { Flags = [new Flag("U0REP1", SampleViewModel.Now)] }).Alert;
        Assert.Equal(["alert_note", "alert_undo_flag"], Offered(ActionSurface.OwnFlag, alert, "U0REP1"));
        Assert.Empty(Offered(ActionSurface.OwnFlag, alert, "U0REP2"));
        Assert.Empty(Offered(ActionSurface.OwnFlag, alert, person: null));
    }

    [Fact]
    public void Every_button_keeps_slacks_limits_whatever_the_lead_is_called() =>
        Prop.ForAll(HostileAlertGenerator.Any, alert =>
            {
                foreach (var button in ActionCatalogue.All.OfType<AlertButton>())
                {
                    var drawn = button.Draw(SampleViewModel.Of(alert), "U0REP1");
                    Assert.Empty(BlockLimitChecker.Check(new Modal { Title = "t", Blocks = [new ActionsBlock([drawn])] }));
                    Assert.InRange(button.Label.Length, 1, 75);
                    Assert.Equal(alert.Id, drawn.Value);
                }
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20261128, 7));

    private static IEnumerable<string> Offered(ActionSurface surface, Alert alert, string? person) =>
        ActionCatalogue.Offered(surface, alert, person).Select(button => button.Id);
}
