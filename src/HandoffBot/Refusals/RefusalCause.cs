namespace HandoffBot.Refusals;

/// <summary>Why a request was refused.</summary>
/// <param name="Code">Carried by metrics and the stored count; never changes once released.</param>
/// <param name="Reason">In words that hold nothing of the request.</param>
/// <param name="WarnEvery">At most one log line in this time.</param>
public sealed record RefusalCause(string Code, string Reason, TimeSpan WarnEvery)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    // What any stranger can send at any time is not worth a line a minute.
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static RefusalCause Unsigned { get; } = new("unsigned", "It carried no Slack signature.", Hour);

    public static RefusalCause MalformedSignature { get; } =
        new("malformed_signature", "Its signature or timestamp is not of the form Slack writes.", Hour);

    public static RefusalCause OtherSecret { get; } = new("other_secret", "It was signed with another secret.", Minute);

    public static RefusalCause WrongTime { get; } =
        new("wrong_time", "Its timestamp is more than five minutes off.", Minute);

    public static RefusalCause BodyTooLarge { get; } = new("too_large", "The body was too large.", Hour);

    public static RefusalCause BodyBroken { get; } = new("broken_body", "The body did not arrive whole.", Hour);

    public static RefusalCause TooManyBodies { get; } = new("busy", "Too many bodies were being read already.", Minute);

    public static RefusalCause Unreadable { get; } = new("unreadable", "It is signed for this app, but could not be read.", Minute);

    public static RefusalCause NotInUse { get; } = new("not_in_use", "Slack:Mode is Socket, so this address is not in use.", Minute);

    public static RefusalCause LinkForged { get; } =
        new("forged", "It was not made by this host, was changed, or its secret was taken out.", Hour);

    public static RefusalCause LinkExpired { get; } = new("expired", "It has expired.", Hour);

    public static RefusalCause LinkBusy { get; } = new("busy", "Rows were opened too often within a minute.", Minute);

    public static RefusalCause LinkTooLarge { get; } = new("too_large", "The figure counts more rows than a link opens.", Hour);

    /// <summary>The cause of a refusal by the intake; null for an answer that refuses nothing.</summary>
    public static RefusalCause? OfIntake(int status) =>
        status switch
        {
            StatusCodes.Status400BadRequest => Intake("invalid", "What it holds is not valid."),
            StatusCodes.Status401Unauthorized => Intake("unauthorized", "It carried no valid API key or webhook signature."),
            StatusCodes.Status408RequestTimeout => Intake("too_slow", "The body came too slowly."),
            StatusCodes.Status413PayloadTooLarge => Intake("too_large", "It was too large."),
            StatusCodes.Status415UnsupportedMediaType => Intake("not_json", "It was not sent as JSON in UTF-8."),
            StatusCodes.Status429TooManyRequests => Intake("busy", "Too much was waiting already."),
            _ => null,
        };

    private static RefusalCause Intake(string code, string reason) => new(code, reason, Minute);
}
