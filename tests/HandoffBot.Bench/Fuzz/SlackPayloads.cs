using System.Globalization;
using System.Text.Json.Nodes;

namespace HandoffBot.Bench.Fuzz;

/// <summary>What Slack sends, in its many kinds, aimed at alerts that exist and some that do not.</summary>
public static class SlackPayloads
{
    private static readonly string[] Actions =
    [
        "alert_claim",
        "alert_contacted",
        "alert_snooze",
        "alert_not_mine",
        "alert_reassign",
        "alert_review",
        "alert_route",
        "alert_wait",
        "alert_bad_score",
        "alert_bad_reason",
        "alert_undo_flag",
        "alert_details",
        "alert_release",
        "alert_take_over",
        "alert_end_snooze",
        "alert_undo_contacted",
        "alert_note",
        "review_confirm",
        "review_reject",
        "review_data_fault",
        "proposal_approve",
        "proposal_reject",
        "no_such_action",
        "",
    ];

    public static JsonObject Interaction(FuzzInput chance)
    {
        var payload = new JsonObject
        {
            ["type"] = chance.Of(
                "block_actions",
                "block_actions",
                "block_actions",
                "view_submission",
                "view_closed",
                "shortcut",
                "message_action",
                "block_suggestion",
                "made_up"
            ),
            ["user"] = new JsonObject { ["id"] = User(chance), ["team_id"] = "T0SANDBOX" },
            ["team"] = new JsonObject { ["id"] = "T0SANDBOX" },
            ["trigger_id"] = $"t{chance.Seed}.{chance.Number}",
            ["response_url"] = Answers(chance),
            ["callback_id"] = "flag_note",
        };
        if ((string?)payload["type"] == "view_submission")
        {
            payload["view"] = View(chance);
        }
        else
        {
            Click(payload, chance);
        }

        return payload;
    }

    public static JsonObject Options(FuzzInput chance) =>
        new()
        {
            ["type"] = "block_suggestion",
            ["user"] = new JsonObject { ["id"] = User(chance) },
            ["action_id"] = chance.In(Actions),
            ["block_id"] = "b",
            ["value"] = "ac",
            ["view"] = View(chance),
        };

    public static JsonObject Command(FuzzInput chance) =>
        new()
        {
            ["command"] = "/handoff",
            ["text"] = chance.Of(
                "help",
                "queue",
                "why a1",
                "why Account 2",
                "missed a3",
                "authority",
                "agreement",
                "changes",
                "owners",
                "digest",
                "",
                "why",
                "why *",
                "pause x",
                $"why f{chance.Seed}-{chance.Below(chance.Number + 1)}",
                "why <!channel> `x` <@U0REP1>",
                "missed ' OR 1=1 --",
                "HELP ME",
                "   ",
                "why " + new string('w', 3000)
            ),
            ["user_id"] = User(chance),
            ["channel_id"] = chance.Of("C0ALERTS", "C0T000", "D1", ""),
            ["team_id"] = "T0SANDBOX",
            ["trigger_id"] = $"c{chance.Seed}.{chance.Number}",
            ["response_url"] = Answers(chance),
        };

    public static JsonObject Event(FuzzInput chance) =>
        new()
        {
            ["type"] = chance.Of("event_callback", "event_callback", "event_callback", "url_verification", "app_rate_limited", "made_up"),
            ["challenge"] = "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P",
            ["event_id"] = $"Ev{chance.Seed}-{chance.Number}",
            ["team_id"] = "T0SANDBOX",
            ["minute_rate_limited"] = 1_700_000_000,
            ["event"] = new JsonObject
            {
                ["type"] = chance.Of("app_home_opened", "message", "app_mention", "tokens_revoked"),
                ["user"] = User(chance),
                ["tab"] = chance.Of("home", "messages"),
                ["channel"] = "D1",
                ["text"] = "hi",
            },
        };

    /// <summary>A good click on a real alert.</summary>
    public static WireRequest Claim(string alert, string trigger, FuzzInput chance)
    {
        var payload = new JsonObject
        {
            ["type"] = "block_actions",
            ["user"] = new JsonObject { ["id"] = "U0REP1", ["team_id"] = "T0SANDBOX" },
            ["team"] = new JsonObject { ["id"] = "T0SANDBOX" },
            ["trigger_id"] = trigger,
            ["response_url"] = chance.Stage.Answers.ToString(),
        };
        payload["actions"] = new JsonArray(
            new JsonObject
            {
                ["type"] = "button",
                ["action_id"] = "alert_claim",
                ["block_id"] = "b",
                ["value"] = alert,
                ["action_ts"] = "1700000000.000100",
            }
        );
        var request = new WireRequest("POST", "/slack/interactions")
        {
            Body = System.Text.Encoding.UTF8.GetBytes("payload=" + Uri.EscapeDataString(payload.ToJsonString())),
        };
        request.Set("Content-Type", "application/x-www-form-urlencoded");
        return request;
    }

    private static void Click(JsonObject payload, FuzzInput chance)
    {
        var alert = Alert(chance);
        var at = $"17000{chance.Below(100_000).ToString("00000", CultureInfo.InvariantCulture)}.000100";
        payload["channel"] = new JsonObject { ["id"] = "C0T000" };
        payload["container"] = new JsonObject
        {
            ["message_ts"] = at,
            ["channel_id"] = "C0T000",
            ["is_ephemeral"] = false,
        };
        payload["message"] = new JsonObject { ["ts"] = at, ["text"] = "an alert" };
        payload["actions"] = chance.OneIn(4)
            ? new JsonArray(
                new JsonObject
                {
                    ["type"] = "static_select",
                    ["action_id"] = "alert_bad_reason",
                    ["block_id"] = $"flag:{alert}:3",
                    ["selected_option"] = new JsonObject { ["value"] = chance.Of("Not a fit", "No intent", "made up") },
                    ["action_ts"] = at,
                }
            )
            : new JsonArray(
                new JsonObject
                {
                    ["type"] = "button",
                    ["action_id"] = chance.In(Actions),
                    ["block_id"] = "b",
                    ["value"] = alert,
                    ["action_ts"] = at,
                }
            );
    }

    private static JsonObject View(FuzzInput chance) =>
        new()
        {
            ["id"] = "V1",
            ["type"] = "modal",
            ["callback_id"] = chance.Of("flag_note", "flag_note", "made_up"),
            ["private_metadata"] = Alert(chance),
            ["state"] = new JsonObject
            {
                ["values"] = new JsonObject
                {
                    ["note"] = new JsonObject
                    {
                        ["note"] = new JsonObject
                        {
                            ["type"] = "plain_text_input",
                            ["value"] = chance.Of("wrong person", "", "<!channel> *bold*", new string('n', 4000)),
                        },
                    },
                },
            },
        };

    private static string User(FuzzInput chance) => chance.Of("U0REP1", "U0REP2", "U0REP3", "U0REV", "U0OPS", "U0NOBODY", "");

    private static string Alert(FuzzInput chance) =>
        chance.OneIn(4) ? chance.Of("", "nope", "a:b:c", "0", new string('i', 300)) : chance.In(chance.Stage.Alerts);

    private static string Answers(FuzzInput chance) =>
        chance.Of(
            chance.Stage.Answers.ToString(),
            new Uri(chance.Stage.Forbidden, "/steal").ToString(),
            $"http://user:pw@127.0.0.1:{chance.Stage.Forbidden.Port}/",
            "http://169.254.169.254/latest/meta-data/",
            "file:///etc/passwd",
            "https://hooks.slack.com.evil.test/x",
            "javascript:alert(1)",
            "//",
            ""
        );
}
