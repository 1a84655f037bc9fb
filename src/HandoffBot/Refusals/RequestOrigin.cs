using System.Net;
using System.Net.Sockets;

namespace HandoffBot.Refusals;

/// <summary>Where a request came from, told apart no finer than its owner can be.</summary>
internal static class RequestOrigin
{
    private const int NetworkBytes = 8;

    /// <summary>An IPv4 address as it is; of IPv6 the /64, for one machine has all of it; <c>unknown</c> without an address.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is null)
        {
            return "unknown";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6 || IPAddress.IsLoopback(address))
        {
            return address.ToString();
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
