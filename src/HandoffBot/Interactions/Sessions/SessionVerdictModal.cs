using HandoffBot.Agreements;
using HandoffBot.Core.Agreement;
using HandoffBot.Core.Review.Sessions;
using HandoffBot.Interactions.Requests;
using HandoffBot.Publishing.Catalogue;
using HandoffBot.Review.Sessions;
using HandoffBot.Slack.Blocks;
using HandoffBot.Store.Context;

namespace HandoffBot.Interactions.Sessions;

/// <summary>Asks what a session came to: what the score can be used for now, or what has to be fixed first.</summary>
internal sealed class SessionVerdictModal(IDatabase database, AgreementRegistry agreements, SessionPermissions permissions) : IAlertView
{
    public string Id => MessageActions.SessionVerdict.Id;

    public async Task<RequestAnswer> Answer(AlertClick click, CancellationToken cancel)
    {
        if (await SessionLookup.Find(database, click, cancel) is not var (at, stored))
        {
            return SessionReply.Of(null, click.ChannelId);
        }

        if (await permissions.ToDecide(click.UserId, agreements.Of(stored.Agreement), cancel) is { } refusal)
        {
            return refusal;
        }

        return new Reply.OpenModal(
            new Modal
            {
                Title = "Verdict",
                Submit = "Record",
                Close = "Cancel",
                CallbackId = ModalCatalogue.SessionVerdictForm.CallbackId,
                PrivateMetadata = at.ToString(),
                Blocks =
                [
                    Input(
                        "What did you come to?",
                        new RadioButtons
                        {
                            ActionId = ModalCatalogue.SessionVerdict.Id,
                            Options =
                            [
                                new("The score can be used for something now", ModalCatalogue.UseNow),
                                new("Something has to be fixed first", ModalCatalogue.FixFirst),
                            ],
                        },
                        ModalCatalogue.SessionVerdict
                    ),
                    Input("For what, if it can be used", Behaviours(), ModalCatalogue.SessionBehaviour, optional: true),
                    Input("Which blocker, if something has to be fixed", Blockers(), ModalCatalogue.SessionBlocker, optional: true),
                    Input(
                        "Who does what by when",
                        new PlainTextInput
                        {
                            ActionId = ModalCatalogue.SessionNote.Id,
                            Multiline = true,
                            MaxLength = ModalCatalogue.SessionNote.Longest,
                        },
                        ModalCatalogue.SessionNote,
                        optional: true
                    ),
                ],
            },
            $"That took too long, and Slack no longer let me open the window. Please press *Verdict* again."
        );
    }

    private static StaticSelect Behaviours() =>
        new()
        {
            ActionId = ModalCatalogue.SessionBehaviour.Id,
            Placeholder = "Choose the behaviour",
            Options = [.. Enum.GetValues<Behaviour>().Select(one => new Option(SessionText.Name(one), one.ToString()))],
        };

    private static StaticSelect Blockers() =>
        new()
        {
            ActionId = ModalCatalogue.SessionBlocker.Id,
            Placeholder = "Choose the blocker",
            Options = [.. Enum.GetValues<SessionBlocker>().Select(one => new Option(SessionBlockerText.Of(one), one.ToString()))],
        };

    private static InputBlock Input(string label, BlockElement element, ModalField field, bool optional = false) =>
        new(label, element) { BlockId = field.Id, Optional = optional };
}
