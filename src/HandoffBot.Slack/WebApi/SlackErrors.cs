using System.Collections.Frozen;

namespace HandoffBot.Slack.WebApi;

/// <summary>Classifies Slack's error codes by what they are about. Source: the error tables on Slack's method pages.</summary>
public static class SlackErrors
{
    private static readonly FrozenDictionary<string, SlackErrorClass> Known = Table();

    /// <summary>The class of an error code; <see cref="SlackErrorClass.Other"/> for one that is not known.</summary>
    /// <param name="error">Slack's code, e.g. <c>is_archived</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="error"/> is null.</exception>
    public static SlackErrorClass Classify(string error) =>
        Known.TryGetValue(error, out var known) ? known
        : error.StartsWith("duplicate_", StringComparison.Ordinal) ? SlackErrorClass.Duplicate
        : error.StartsWith("invalid_blocks", StringComparison.Ordinal) ? SlackErrorClass.Payload
        : error.StartsWith("restricted_action", StringComparison.Ordinal) ? SlackErrorClass.Channel
        : SlackErrorClass.Other;

    /// <summary>Whether, as Slack documents, part of the operation may have succeeded in spite of this error.</summary>
    internal static bool MayHaveTakenEffect(string error) => error is "internal_error" or "fatal_error";

    /// <summary>Whether the code means the same as status 429.</summary>
    internal static bool IsRateLimit(string error) => error is "ratelimited" or "rate_limited";

    private static FrozenDictionary<string, SlackErrorClass> Table() =>
        new (SlackErrorClass Class, string[] Names)[]
        {
            (
                SlackErrorClass.Channel,
                [
                    "channel_not_found",
                    "is_archived",
                    "not_in_channel",
                    "channel_is_archived",
                    "channel_is_limited_access",
                    "method_not_supported_for_channel_type",
                    "ekm_access_denied",
                    "messages_tab_disabled",
                    "cannot_dm_bot",
                    "user_not_in_channel",
                    "user_disabled",
                    "external_channel_migrating",
                    "team_not_found",
                ]
            ),
            (
                SlackErrorClass.Message,
                [
                    "message_not_found",
                    "edit_window_closed",
                    "cant_update_message",
                    "thread_not_found",
                    "is_inactive",
                    "as_user_not_supported",
                    "update_failed",
                    "external_team_message_edit_disallowed",
                    "cannot_reply_to_message",
                ]
            ),
            (
                SlackErrorClass.Workspace,
                [
                    "token_revoked",
                    "token_expired",
                    "account_inactive",
                    "invalid_auth",
                    "not_authed",
                    "team_access_not_granted",
                    "app_uninstalled",
                    "no_permission",
                    "org_login_required",
                    "two_factor_setup_required",
                    "not_allowed_token_type",
                    "user_removed_from_team",
                    "team_disabled",
                    "accesslimited",
                ]
            ),
            (
                SlackErrorClass.Payload,
                [
                    "msg_too_long",
                    "msg_blocks_too_long",
                    "no_text",
                    "too_many_attachments",
                    "attachment_payload_limit_exceeded",
                    "block_mismatch",
                    "markdown_text_conflict",
                    "metadata_too_large",
                    "invalid_metadata_format",
                    "invalid_metadata_schema",
                    "metadata_must_be_sent_from_app",
                    "slack_connect_canvas_sharing_blocked",
                    "invalid_arguments",
                    "invalid_arg_name",
                    "invalid_json",
                    "json_not_object",
                    "invalid_form_data",
                    "invalid_post_type",
                    "invalid_charset",
                    "missing_post_type",
                    "view_too_large",
                    "invalid_array_arg",
                    "http_413",
                ]
            ),
            (SlackErrorClass.Duplicate, ["duplicate_message", "duplicate_client_msg_id", "already_sent", "message_already_sent"]),
            (
                SlackErrorClass.Transient,
                [
                    "internal_error",
                    "fatal_error",
                    "service_unavailable",
                    "request_timeout",
                    "ratelimited",
                    "rate_limited",
                    "message_limit_exceeded",
                    "team_added_to_org",
                    "access_denied_temporarily",
                    "timeout",
                ]
            ),
        }
            .SelectMany(group => group.Names, (group, name) => KeyValuePair.Create(name, group.Class))
            .ToFrozenDictionary(StringComparer.Ordinal);
}
