namespace HandoffBot.Refusals;

/// <summary>The warnings: each cause has a line that says what it likely means and what to do.</summary>
public sealed partial class RefusalLog
{
    private void Warn(string source, RefusalWarning warning)
    {
        var (endpoint, address, cause, count) = warning;
        if (source == Intake)
        {
            IntakeRefusals(count, endpoint, cause.Reason, address);
        }
        else if (source == Links)
        {
            LinkRefusals(count, endpoint, cause.Reason, address);
        }
        else if (cause == RefusalCause.OtherSecret)
        {
            OtherSecret(count, endpoint, address);
        }
        else if (cause == RefusalCause.WrongTime)
        {
            WrongTime(count, endpoint, address);
        }
        else if (cause == RefusalCause.NotInUse)
        {
            NotInUse(count, endpoint, address);
        }
        else if (cause == RefusalCause.Unreadable)
        {
            Unreadable(count, endpoint);
        }
        else
        {
            NotFromSlack(count, endpoint, cause.Reason, address);
        }
    }

    [LoggerMessage(
        EventId = 1301,
        Level = LogLevel.Warning,
        Message = "Requests signed with another secret were refused, {Count} since the last such line, the last to "
            + "{Endpoint} from {Address}. Compare Slack:SigningSecret with the signing secret on the app's Basic "
            + "Information page; until they agree no button and no command works"
    )]
    private partial void OtherSecret(long count, string endpoint, string address);

    [LoggerMessage(
        EventId = 1302,
        Level = LogLevel.Warning,
        Message = "Requests to Slack's endpoints were refused for a timestamp more than five minutes off, {Count} since the "
            + "last such line, the last to {Endpoint} from {Address}. Set this machine's clock (NTP); if it is right, "
            + "somebody repeats old requests"
    )]
    private partial void WrongTime(long count, string endpoint, string address);

    [LoggerMessage(
        EventId = 1303,
        Level = LogLevel.Warning,
        Message = "Requests that do not look like Slack's were refused, {Count} since the last such line, the last to "
            + "{Endpoint} from {Address}: {Reason} If buttons do not work, see that the proxy in front leaves body and "
            + "X-Slack headers as they are; otherwise nothing is to be done"
    )]
    private partial void NotFromSlack(long count, string endpoint, string reason, string address);

    [LoggerMessage(
        EventId = 1304,
        Level = LogLevel.Warning,
        Message = "Requests signed for this app could not be read, {Count} since the last such line, the last to "
            + "{Endpoint}. The app may be set up for something this version does not know: compare it with the manifest"
    )]
    private partial void Unreadable(long count, string endpoint);

    [LoggerMessage(
        EventId = 1305,
        Level = LogLevel.Warning,
        Message = "Requests to Slack's endpoints were refused while Slack:Mode is Socket, {Count} since the last such line, "
            + "the last to {Endpoint} from {Address}. If Slack sends them, turn Socket Mode on in the app, or set "
            + "Slack:Mode to Http"
    )]
    private partial void NotInUse(long count, string endpoint, string address);

    [LoggerMessage(
        EventId = 1306,
        Level = LogLevel.Warning,
        Message = "Requests of senders were refused, {Count} since the last such line for this reason, the last to "
            + "{Endpoint} from {Address}: {Reason} The command refused lists who, where and why"
    )]
    private partial void IntakeRefusals(long count, string endpoint, string reason, string address);

    [LoggerMessage(
        EventId = 1308,
        Level = LogLevel.Warning,
        Message = "Links to the rows of a report's figures were refused, {Count} since the last such line for this reason, the last to "
            + "{Endpoint} from {Address}: {Reason} Whoever needs the rows has the numbers of the report sent again"
    )]
    private partial void LinkRefusals(long count, string endpoint, string reason, string address);
}
