using System.Globalization;
using System.Text.Json.Nodes;
using HandoffBot.Sandbox.Faults;
using HandoffBot.Sandbox.Protocol;

namespace HandoffBot.Sandbox.Control;

/// <summary>Endpoints that list, inject and remove faults.</summary>
internal static class FaultEndpoints
{
    public static void Map(IEndpointRouteBuilder routes, FaultRegistry faults)
    {
        routes.MapGet(
            "/sandbox/faults",
            (RequestDelegate)(context => ControlResponses.Send(context, StateJson.List(faults.Active, StateJson.Fault)))
        );
        routes.MapPost("/sandbox/faults", (RequestDelegate)(context => Add(context, faults)));
        routes.MapDelete(
            "/sandbox/faults/{id?}",
            (RequestDelegate)(
                context =>
                {
                    if (context.Request.RouteValues["id"] is not string id)
                    {
                        faults.Clear();
                        return ControlResponses.Ok(context);
                    }

                    return faults.Remove(id)
                        ? ControlResponses.Ok(context)
                        : ControlResponses.Refuse(context, $"There is no fault {id}", StatusCodes.Status404NotFound);
                }
            )
        );
    }

    private static async Task Add(HttpContext context, FaultRegistry faults)
    {
        var (arguments, error) = await RequestArguments.Read(context.Request);
        if (arguments is null)
        {
            await ControlResponses.Refuse(context, error!);
            return;
        }

        if (Read(arguments) is not { } fault)
        {
            await ControlResponses.Refuse(
                context,
                $"kind must be one of {string.Join(", ", Kinds.Keys)}; times, retry_after, status and delay are numbers, probability 0 to 1"
            );
            return;
        }

        var placed = faults.Add(fault);
        await ControlResponses.Send(context, new JsonObject { ["ok"] = true, ["id"] = placed.Id });
    }

    private static readonly Dictionary<string, FaultKind> Kinds = new(
        Enum.GetValues<FaultKind>()
            .Select(k => KeyValuePair.Create(System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(k.ToString()), k)),
        StringComparer.Ordinal
    );

    private static InjectedFault? Read(RequestArguments a)
    {
        if (!Kinds.TryGetValue(a.Text("kind") ?? "", out var kind))
        {
            return null;
        }

        var probability = 1d;
        if (
            a.Text("probability") is { } chance
            && (!double.TryParse(chance, NumberStyles.Float, CultureInfo.InvariantCulture, out probability) || probability is < 0 or > 1)
        )
        {
            return null;
        }

        string[] numbers = ["times", "retry_after", "status", "delay"];
        if (numbers.Any(n => a.Text(n) is not null && a.Number(n) is null))
        {
            return null;
        }

        if (a.Number("times") is < 1 || a.Number("status") is < 400 or > 599)
        {
            return null;
        }

        return new InjectedFault(kind)
        {
            Method = a.Text("method") is { Length: > 0 } method ? method : null,
            Channel = a.Text("channel") is { Length: > 0 } channel ? channel : null,
            Times = a.Number("times"),
            Probability = probability,
            RetryAfter = a.Number("retry_after"),
            Status = a.Number("status") ?? StatusCodes.Status503ServiceUnavailable,
            Delay = TimeSpan.FromSeconds(a.Number("delay") ?? 2),
            Error = a.Text("error"),
            Accepted = a.Flag("accepted"),
        };
    }
}
