using System.Text;

namespace HandoffBot.Bench.Fuzz;

/// <summary>Makes request number n of a run.</summary>
public static class RequestFuzzer
{
    private static readonly string[] Noise =
    [
        "\r\n\r\n",
        "GET\r\n\r\n",
        "GET / HTTP/1.1\r\n",
        "\0\0\0\0",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "GET http://[::1 HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost\r\n\r\n",
        "GET / HTTP/1.1\r\n Host: x\r\n\r\n",
        "CONNECT evil:443 HTTP/1.1\r\nHost: x\r\n\r\n",
        "\u0016\u0003\u0001\u0002\0\u0001\0\u0001",
    ];

    public static WireRequest Make(FuzzEndpoint door, FuzzInput chance)
    {
        // A path that is no text is turned away before there is anyone to put it in words.
        var target = door.Target(chance);
        var request = new WireRequest(door.Method, target) { IsHttp = !target.Contains("%ED%A0", StringComparison.Ordinal) };
        if (door == FuzzEndpoints.Nowhere)
        {
            return Garbage(chance);
        }

        var whatIsWrong = chance.Below(20);
        var json = whatIsWrong is >= 2 and < 12 ? HostileJson.Of(door.Payload(chance), chance) : door.Payload(chance).ToJsonString();
        if (door.Shape != PayloadEncoding.None)
        {
            request.Body = Encoding.UTF8.GetBytes(door.Write(json));
            request.Set("Content-Type", door.ContentType);
        }

        if (whatIsWrong is 11 or 12 or 13 && door.Shape != PayloadEncoding.None)
        {
            request.Body = HostileBytes.Of(request.Body, chance);
        }

        Signing.Sign(request, door.Proof, chance);
        if (whatIsWrong is >= 14 and < 17)
        {
            SignatureTampering.Forge(request, door.Proof, chance);
        }

        if (whatIsWrong is >= 17 or 2)
        {
            HostileHttp.Spoil(request, chance);
        }

        return request;
    }

    /// <summary>A good beginning whose rest comes a byte at a time.</summary>
    public static WireRequest Slow(FuzzEndpoint door, FuzzInput chance)
    {
        var request = new WireRequest(door.Method, door.Target(chance))
        {
            Body = Encoding.UTF8.GetBytes(door.Write(door.Payload(chance).ToJsonString())),
            IsSlow = true,
            IsHttp = false,
        };
        request.Set("Content-Type", door.ContentType);
        Signing.Sign(request, door.Proof, chance);
        return request;
    }

    private static WireRequest Garbage(FuzzInput chance)
    {
        var bytes = chance.OneIn(2) ? Encoding.Latin1.GetBytes(chance.In(Noise)) : chance.Bytes(chance.Between(1, 4000));
        return new WireRequest("", "") { IsHttp = false, Raw = bytes };
    }
}
